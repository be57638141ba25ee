import type { Ticket, TicketFeedback } from '#shared/tickets/schema.ts';
import { nextStatuses } from '#shared/tickets/status.ts';

/** What is told to everybody who is tied to a major incident. */
export interface TiedMessage {
  text: string;
  /** Closes them with this as how they were told; null only tells them. */
  closing: TicketFeedback['how'] | null;
}

/** One thing to do to one ticket. */
export type TiedStep = 'note' | 'resolve' | 'close';

/** Returns what is to be done to a tied ticket, in order; nothing for one that is closed. */
export function stepsFor(ticket: Pick<Ticket, 'status' | 'mergedIntoId'>, { closing }: TiedMessage): TiedStep[] {
  if (ticket.status === 'closed' || ticket.mergedIntoId !== null) return [];
  if (closing === null) return ['note'];
  return nextStatuses(ticket.status).includes('resolved') ? ['note', 'resolve', 'close'] : ['note', 'close'];
}
