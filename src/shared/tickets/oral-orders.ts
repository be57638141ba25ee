import type { Ticket, TicketNote } from './schema.ts';
import { answersAtOnce } from './targets.ts';

/**
 * Whether an order was made by word of mouth and nothing written has gone to the requester since: a confirmation is owed
 * to them. Any reply counts; what it says is the writer's to answer for.
 */
export function owesConfirmation(
  ticket: Pick<Ticket, 'kind' | 'channel' | 'status' | 'mergedIntoId'>,
  notes: readonly Pick<TicketNote, 'visibility'>[],
): boolean {
  const isOral = ticket.kind === 'service-request' && answersAtOnce(ticket.channel);
  if (!isOral || ticket.status === 'closed' || ticket.mergedIntoId !== null) return false;
  return notes.every(({ visibility }) => visibility === 'internal');
}
