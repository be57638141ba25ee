import type { Id } from '../identity/ids.ts';
import type { OpeningHours } from '../service-hours/schema.ts';
import { serviceMinutesBetween } from '../service-hours/service-minutes.ts';
import type { Ticket } from '../tickets/schema.ts';
import { isOpen } from '../tickets/status.ts';
import type { Instant } from '../time/instant.ts';

/** A planned window, as it is or as it is being written. */
export interface PlannedWindow {
  /** Null: not there yet. */
  id: Id | null;
  serviceId: Id | null;
  from: Instant;
  to: Instant;
}

/** What speaks against a window at that time; it is said, never forbidden. */
export type WindowConflict =
  | { type: 'same-service'; ticketId: Id; title: string }
  /** Service minutes of the level's opening hours that it takes. */
  | { type: 'open-hours'; minutes: number };

/** Whether a ticket is a maintenance window with both times. */
export function isPlannedWindow(ticket: Ticket): ticket is Ticket & { plannedFrom: Instant; plannedTo: Instant } {
  return (
    ticket.kind === 'maintenance' &&
    ticket.plannedFrom !== null &&
    ticket.plannedTo !== null &&
    ticket.mergedIntoId === null
  );
}

/** Returns what a window collides with: another open window for the same service, and opening hours. */
export function windowConflicts(
  window: PlannedWindow,
  others: Iterable<Ticket>,
  hours: OpeningHours | undefined,
): WindowConflict[] {
  const conflicts: WindowConflict[] = [];
  for (const other of others) {
    if (!isPlannedWindow(other) || other.id === window.id || !isOpen(other.status)) continue;
    if (window.serviceId === null || other.serviceId !== window.serviceId) continue;
    if (other.plannedFrom < window.to && window.from < other.plannedTo) {
      conflicts.push({ type: 'same-service', ticketId: other.id, title: other.title });
    }
  }
  const minutes = hours === undefined ? 0 : serviceMinutesBetween(hours, window.from, window.to);
  if (minutes > 0) conflicts.push({ type: 'open-hours', minutes });
  return conflicts;
}
