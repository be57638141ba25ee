import { X } from 'lucide-react';
import { Button, IconButton, useT } from '#renderer/ui/index.ts';
import { useNavigation } from '#renderer/ui/navigation.tsx';
import type { Id } from '#shared/identity/ids.ts';
import { localTicketNumber, ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { TicketStatusPill } from '../ticket-looks.tsx';
import styles from './ties.module.css';

interface TicketTieProps {
  /** How it belongs to the ticket shown, in a word or two. */
  how: string;
  id: Id;
  /** Undefined for one that is not here. */
  ticket: Ticket | undefined;
  /** Words for undoing the tie, by the other's number. */
  undoWords: (number: string) => string;
  /** Undefined where one may not. */
  onUndo: (() => void) | undefined;
}

/** Another ticket that this one belongs with: a step away, and how it stands. */
export function TicketTie({ how, id, ticket, undoWords, onUndo }: TicketTieProps) {
  const t = useT();
  const { navigate } = useNavigation();
  const number = ticket === undefined ? localTicketNumber(id) : ticketNumber(ticket);
  return (
    <li className={styles.tie}>
      <span className={styles.how}>{how}</span>
      <span className={styles.which}>
        <Button size="small" variant="quiet" onPress={() => navigate({ view: 'tickets', params: { ticketId: id } })}>
          {number} {ticket?.title ?? t('ticketWork.tie.notHere')}
        </Button>
      </span>
      {ticket !== undefined && <TicketStatusPill status={ticket.status} look="plain" />}
      {onUndo !== undefined && (
        <IconButton size="small" icon={<X aria-hidden="true" />} label={undoWords(number)} onPress={onUndo} />
      )}
    </li>
  );
}
