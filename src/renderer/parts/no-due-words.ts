import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import { standingSince } from '#shared/tickets/target-standing.ts';

/** Returns why no time left can be shown for a ticket: it is done, its clock stands still, or none is set. Null when it can. */
export function noDueWords(ticket: Ticket): MessageId | null {
  if (!isOpen(ticket.status)) return 'tickets.dueDone';
  if (ticket.dueAt !== null) return null;
  return standingSince(ticket) === null ? 'tickets.noDue' : 'ticketWork.standing';
}
