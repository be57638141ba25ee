import { useMemo, useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { useGroupOptions } from '#renderer/parts/group-options.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';

const collator = new Intl.Collator('sv');

/** Gives the ticket to a group, a colleague, or both. */
export function AssignPanel({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT();
  const users = useLookup('users');
  /** What stood there when the panel was opened: a colleague may change it meanwhile. */
  const [was] = useState({ groupId: ticket.groupId, assigneeUserId: ticket.assigneeUserId });
  const [groupId, setGroupId] = useState<Id | null>(ticket.groupId);
  const [assigneeUserId, setAssignee] = useState<Id | null>(ticket.assigneeUserId);
  const { submit, problem, isSaving } = useSubmission();

  const groupOptions = useGroupOptions(groupId);
  // Members of the chosen group come first: they are whom one usually means.
  const userOptions = useMemo(() => {
    const rank = (groupIds: readonly Id[]) => (groupId !== null && groupIds.includes(groupId) ? 0 : 1);
    return [...users.values()]
      .filter((user) => user.active || user.id === ticket.assigneeUserId)
      .sort((one, other) => rank(one.groupIds) - rank(other.groupIds) || collator.compare(one.name, other.name))
      .map((user) => ({ id: user.id, label: user.name, detail: user.title }));
  }, [users, groupId, ticket.assigneeUserId]);

  async function save() {
    if (await submit('ticket.assign', { ticketId: ticket.id, groupId, assigneeUserId, was })) onDone();
  }

  return (
    <PanelForm
      label={t('tickets.assign')}
      save={t('tickets.assign.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={null}
      onSave={save}
      onLeave={onDone}
    >
      <FieldRow>
        <ChoiceField
          label={t('tickets.assign.group')}
          placeholder={t('tickets.assign.noGroup')}
          options={groupOptions}
          value={groupId}
          onChange={setGroupId}
        />
        <ChoiceField
          label={t('tickets.assign.colleague')}
          placeholder={t('tickets.assign.noColleague')}
          options={userOptions}
          value={assigneeUserId}
          onChange={setAssignee}
        />
      </FieldRow>
    </PanelForm>
  );
}
