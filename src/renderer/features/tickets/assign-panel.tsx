import { useState } from 'react';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { useT } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { AssignFields } from './fields/assign-fields.tsx';

/** Gives the ticket to a group, a colleague, or both. */
export function AssignPanel({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT();
  /** What stood there when the panel was opened: a colleague may change it meanwhile. */
  const [was] = useState({ groupId: ticket.groupId, assigneeUserId: ticket.assigneeUserId });
  const [chosen, setChosen] = useState(was);
  const { submit, problem, isSaving } = useSubmission();

  async function save() {
    if (await submit('ticket.assign', { ticketId: ticket.id, ...chosen, was })) onDone();
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
      <AssignFields
        {...chosen}
        keptUserId={ticket.assigneeUserId}
        noGroup={t('tickets.assign.noGroup')}
        onChange={setChosen}
      />
    </PanelForm>
  );
}
