import { useMemo, useState } from 'react';
import { useActor, useDraft, useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useGroupOptions } from '#renderer/parts/group-options.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { announce, TextArea, useT } from '#renderer/ui/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';

interface HandOverDraft {
  groupId: Id | null;
  assigneeUserId: Id | null;
  note: string;
  /** The note is saved; only the handing over is left. */
  noteSaved: boolean;
  isTried: boolean;
}

const collator = new Intl.Collator('sv');

/** Gives a ticket to a colleague or a group, with what they need to know. */
export function HandOverPanel({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT();
  const actor = useActor();
  const groups = useLookup('groups');
  const users = useLookup('users');
  // Named after where it began, so that what lies written there is still found.
  const draft = useDraft<HandOverDraft>(`my-day.hand-over:${ticket.id}`, {
    groupId: ticket.groupId,
    assigneeUserId: null,
    note: '',
    noteSaved: false,
    isTried: false,
  });
  /** What stood there when the form was opened: a colleague may change it meanwhile. */
  const [was] = useState({ groupId: ticket.groupId, assigneeUserId: ticket.assigneeUserId });
  const { submit, problem, isSaving } = useSubmission();
  const { value } = draft;
  const change = (some: Partial<HandOverDraft>) => draft.set({ ...value, ...some });
  const heading = t('tickets.handOver.heading', { number: ticketNumber(ticket) });

  const groupOptions = useGroupOptions(value.groupId);
  // Members of the chosen group come first: they are whom one usually means.
  const userOptions = useMemo(() => {
    const rank = (ids: readonly Id[]) => (value.groupId !== null && ids.includes(value.groupId) ? 0 : 1);
    return [...users.values()]
      .filter(({ active, id }) => active && id !== actor.userId)
      .sort((one, other) => rank(one.groupIds) - rank(other.groupIds) || collator.compare(one.name, other.name))
      .map(({ id, name, title }) => ({ id, label: name, detail: title }));
  }, [users, value.groupId, actor.userId]);

  const isMissing = value.groupId === null && value.assigneeUserId === null;

  async function save() {
    if (isMissing) {
      change({ isTried: true });
      return;
    }
    const body = value.note.trim();
    // The note first: whoever gets the ticket has it from the beginning. It is not written twice when the rest fails.
    if (body !== '' && !value.noteSaved) {
      const note = { id: newId(), ticketId: ticket.id, visibility: 'internal' as const, body, attachmentIds: [] };
      if (!(await submit('ticket.addNote', note))) return;
      change({ noteSaved: true });
    }
    const { groupId, assigneeUserId } = value;
    if (!(await submit('ticket.assign', { ticketId: ticket.id, groupId, assigneeUserId, was }))) return;
    draft.clear();
    const whom = assigneeUserId === null ? groups.get(groupId ?? '')?.name : users.get(assigneeUserId)?.name;
    announce(t('tickets.handOver.done', { number: ticketNumber(ticket), whom: whom ?? '' }));
    onDone();
  }

  if (!draft.loaded) return null;
  return (
    <PanelForm
      label={heading}
      title={heading}
      save={t('tickets.handOver.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <FieldRow>
        <ChoiceField
          label={t('tickets.handOver.colleague')}
          placeholder={t('tickets.assign.noColleague')}
          options={userOptions}
          value={value.assigneeUserId}
          onChange={(assigneeUserId) => change({ assigneeUserId })}
          error={value.isTried && isMissing ? t('tickets.handOver.missing') : undefined}
        />
        <ChoiceField
          label={t('tickets.handOver.group')}
          placeholder={t('tickets.assign.noGroup')}
          options={groupOptions}
          value={value.groupId}
          onChange={(groupId) => change({ groupId })}
        />
      </FieldRow>
      <TextArea
        label={t('tickets.handOver.note')}
        help={t('tickets.handOver.noteHelp')}
        isOptional
        isReadOnly={value.noteSaved}
        rows={3}
        value={value.note}
        onChange={(note) => change({ note })}
      />
    </PanelForm>
  );
}
