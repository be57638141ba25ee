import { useState } from 'react';
import { useActor, useLookup } from '#renderer/data/index.ts';
import { isOffered } from '#renderer/parts/offered.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { Button, type Option, Select, TextField, useT } from '#renderer/ui/index.ts';
import { newId } from '#shared/identity/ids.ts';
import { organisationsWith } from '#shared/users/permissions.ts';
import type { SavedView } from '#shared/views/schema.ts';
import type { ViewShape } from './list-view.ts';

interface ViewFormProps {
  /** The view that gets another name; null: the list becomes a new view. */
  renamed: SavedView | null;
  shape: ViewShape;
  /** The view's identifier, or null when nothing was saved. */
  onDone: (id: string | null) => void;
}

const onlyMe = 'only-me';

/** Names a view and says who sees it. */
export function ViewForm({ renamed, shape, onDone }: ViewFormProps) {
  const t = useT();
  const actor = useActor();
  const users = useLookup('users');
  const groups = useLookup('groups');
  const [name, setName] = useState(renamed?.name ?? '');
  const [groupId, setGroupId] = useState<string | null>(renamed?.groupId ?? null);
  const [isTried, setTried] = useState(false);
  const { submit, problem, isSaving } = useSubmission();
  const isMissing = name.trim() === '';

  const myGroups = (users.get(actor.userId)?.groupIds ?? [])
    .flatMap((id) => groups.get(id) ?? [])
    .filter((group) => isOffered(group, [groupId]));
  const who: Option[] = [
    { id: onlyMe, label: t('tickets.views.onlyMe') },
    ...myGroups.map((group) => ({ id: group.id, label: group.name })),
  ];

  async function save() {
    setTried(true);
    if (isMissing) return;
    if (renamed !== null) {
      const { id } = renamed;
      const set = { name, groupId };
      const was = { name: renamed.name, groupId: renamed.groupId };
      if (await submit('record.set', { kind: 'savedViews', id, set, was })) onDone(id);
      return;
    }
    const id = newId();
    const readable = organisationsWith(actor, 'ticket.read');
    const home = (groupId === null ? undefined : groups.get(groupId)) ?? users.get(actor.userId);
    const organisationId = readable.find((key) => key === home?.organisationId) ?? readable[0] ?? '';
    const values = { ...shape, name, list: 'tickets', groupId, active: true };
    if (await submit('record.create', { kind: 'savedViews', id, organisationId, values })) onDone(id);
  }

  return (
    <WorkForm
      label={t(renamed === null ? 'tickets.views.saveTitle' : 'tickets.views.renameTitle')}
      onSubmit={save}
      onLeave={() => onDone(null)}
      takesFocus
      problem={problem?.words ?? null}
      actions={
        <>
          <Button type="submit" variant="primary" size="small" isDisabled={isSaving}>
            {t('tickets.views.saveNow')}
          </Button>
          <Button variant="quiet" size="small" onPress={() => onDone(null)}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('tickets.views.name')}
        value={name}
        onChange={setName}
        maxLength={100}
        {...(isTried && isMissing ? { error: t('tickets.views.nameMissing') } : {})}
      />
      {who.length > 1 && (
        <Select
          label={t('tickets.views.who')}
          options={who}
          value={groupId ?? onlyMe}
          onChange={(id) => setGroupId(id === onlyMe ? null : id)}
        />
      )}
    </WorkForm>
  );
}
