import { useActor, useNow, useRow } from '#renderer/data/index.ts';
import { personName } from '#renderer/parts/person-name.ts';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { Button, TimeText, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { noteReceiver } from '#shared/tickets/note-delivery.ts';
import type { Ticket, TicketNote } from '#shared/tickets/schema.ts';
import { can } from '#shared/users/permissions.ts';
import styles from './notes.module.css';

interface NoteDeliveryProps {
  ticket: Pick<Ticket, 'id' | 'organisationId'>;
  noteId: Id;
  delivery: TicketNote['delivery'];
}

/** Whom an outward note was sent to and how far it has come; or that it was sent to nobody. Whoever works with the ticket sends it again. */
export function NoteDelivery({ ticket, noteId, delivery }: NoteDeliveryProps) {
  const t = useT();
  const mayWrite = can(useActor(), 'ticket.write', ticket.organisationId);
  const { submit, problem, isSaving } = useSubmission();
  const person = useRow('people', delivery?.personId ?? null);
  if (delivery === null) return <p className={styles.delivery}>{t('tickets.note.notSent')}</p>;
  const { state, stateAt, failure, detail } = delivery;
  const name = person === undefined ? t('tickets.note.requester') : personName(person);
  const why =
    failure === null
      ? ''
      : t(`messages.failure.${failure}`, { way: 'email', detail: detail || t('messages.failure.noWords') });
  return (
    <p className={state === 'failed' ? styles.undelivered : styles.delivery}>
      {t(`tickets.note.delivery.${state}`, { name })} · <TimeText instant={stateAt} />
      {why !== '' && <span className={styles.why}>{why}</span>}
      {state === 'failed' && mayWrite && (
        <Button
          size="small"
          isDisabled={isSaving}
          onPress={() => void submit('ticket.resendNote', { ticketId: ticket.id, noteId })}
        >
          {t('messages.action.retry')}
        </Button>
      )}
      {problem !== null && <span className={styles.why}>{problem.words}</span>}
    </p>
  );
}

/** Says while an outward note is written whom it will be sent to, or why nobody. */
export function NoteReceiver({ ticket }: { ticket: Ticket }) {
  const t = useT();
  const now = useNow(60_000);
  const person = useRow('people', ticket.requesterPersonId);
  const receiver = noteReceiver(ticket, person, now.toISOString());
  return (
    <p className={styles.delivery}>
      {typeof receiver === 'string'
        ? t(`tickets.note.goesTo.${receiver}`)
        : t('tickets.note.goesTo.email', { name: receiver.name, address: receiver.address })}
    </p>
  );
}
