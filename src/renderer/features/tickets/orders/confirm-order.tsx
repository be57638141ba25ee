import { useActor, useDraft, useRelated } from '#renderer/data/index.ts';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { owesConfirmation } from '#shared/tickets/oral-orders.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type NoteDrafts, noDrafts, noteDraftsKey, withReply } from '../notes/note-drafts.ts';
import { useTemplateTexts } from '../templates/template-menu.tsx';
import detail from '../ticket-detail.module.css';
import { ticketWorkKeys } from '../ticket-work-keys.ts';

interface ConfirmOrderProps {
  ticket: Ticket;
  /** Goes on in the field where notes are written. */
  onBegun: () => void;
}

/** Says that an order made by word of mouth has no written confirmation yet; one key writes it, to be read through and sent. */
export function ConfirmOrder({ ticket, onBegun }: ConfirmOrderProps) {
  const t = useT();
  const actor = useActor();
  const notes = useRelated('ticketNotes', 'ticketId', ticket.id);
  const drafts = useDraft<NoteDrafts>(noteDraftsKey(ticket.id), noDrafts);
  const [template] = useTemplateTexts(ticket, 'order-confirmation');
  const isOwed = owesConfirmation(ticket, notes);
  const text =
    template?.text ??
    t('ticketWork.confirm.text', {
      name: ticket.requesterName,
      title: ticket.title,
      number: ticketNumber(ticket),
      handler: actor.name,
    });
  function begin() {
    drafts.set(withReply(drafts.value, text));
    onBegun();
  }
  // While it waits for the user, the next step is about that.
  const hasKey = isOwed && ticket.status !== 'waiting-for-user';
  useViewKeys(ticketWorkKeys, { nextStep: hasKey ? begin : undefined });
  if (!isOwed) return null;
  return (
    <div className={detail.notice}>
      <Banner
        tone="soon"
        title={t('ticketWork.confirm.title')}
        actions={
          <Button size="small" {...(hasKey ? { keyHint: ticketWorkKeys.nextStep.keys } : {})} onPress={begin}>
            {t('ticketWork.confirm')}
          </Button>
        }
      >
        {t('ticketWork.confirm.explain')}
      </Banner>
    </div>
  );
}
