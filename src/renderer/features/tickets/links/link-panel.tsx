import { useState } from 'react';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { TicketField } from '#renderer/parts/ticket-field.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { RadioGroup, useT } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';

const ways = ['related', 'parent', 'merge'] as const;
export type LinkWay = (typeof ways)[number];

interface LinkPanelProps {
  ticket: Ticket;
  /** What is chosen at first. */
  way: LinkWay;
  onDone: () => void;
}

/** Ties the ticket to another: related, a part of it, or the same matter. */
export function LinkPanel({ ticket, way: initial, onDone }: LinkPanelProps) {
  const t = useT();
  const [otherId, setOther] = useState<Id | null>(null);
  const [way, setWay] = useState<LinkWay>(initial);
  const [isTried, setTried] = useState(false);
  const { submit, problem, isSaving } = useSubmission();

  function link(other: Id): Promise<boolean> {
    const ticketId = ticket.id;
    switch (way) {
      case 'related':
        return submit('ticket.relate', { ticketId, otherId: other, related: true });
      case 'parent':
        return submit('ticket.setParent', { ticketId, parentId: other });
      case 'merge':
        return submit('ticket.merge', { ticketId, intoId: other });
      default:
        return assertNever(way);
    }
  }

  async function save() {
    setTried(true);
    if (otherId !== null && (await link(otherId))) onDone();
  }

  return (
    <PanelForm
      label={t('ticketWork.link.title')}
      save={t(`ticketWork.link.save.${way}`)}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={null}
      onSave={save}
      onLeave={onDone}
    >
      <TicketField
        label={t('ticketWork.link.other')}
        help={t('ticketWork.link.otherHelp')}
        error={isTried && otherId === null ? t('ticketWork.link.otherMissing') : undefined}
        exceptId={ticket.id}
        value={otherId}
        onChange={setOther}
      />
      <RadioGroup
        label={t('ticketWork.link.how')}
        options={ways.map((id) => ({
          id,
          label: t(`ticketWork.link.${id}`),
          ...(id === 'merge' ? { detail: t('ticketWork.link.mergeHelp') } : {}),
        }))}
        value={way}
        onChange={setWay}
      />
    </PanelForm>
  );
}
