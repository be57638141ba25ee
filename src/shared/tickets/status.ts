import type { TicketStatus } from './schema.ts';

/** From each status, where a ticket may go. `closed` can be reopened only to `in-progress`. */
const transitions: Record<TicketStatus, readonly TicketStatus[]> = {
  new: ['in-progress', 'waiting-for-user', 'waiting-for-supplier', 'waiting-for-delivery', 'resolved'],
  'in-progress': ['waiting-for-user', 'waiting-for-supplier', 'waiting-for-delivery', 'resolved'],
  'waiting-for-user': ['in-progress', 'waiting-for-supplier', 'waiting-for-delivery', 'resolved'],
  'waiting-for-supplier': ['in-progress', 'waiting-for-user', 'waiting-for-delivery', 'resolved'],
  'waiting-for-delivery': ['in-progress', 'waiting-for-user', 'waiting-for-supplier', 'resolved'],
  resolved: ['in-progress', 'closed'],
  closed: ['in-progress'],
};

/** Returns the statuses a ticket may go to from here. */
export function nextStatuses(from: TicketStatus): readonly TicketStatus[] {
  return transitions[from];
}

/** Whether the ticket still asks for work: neither resolved nor closed. */
export function isOpen(status: TicketStatus): boolean {
  return status !== 'resolved' && status !== 'closed';
}
