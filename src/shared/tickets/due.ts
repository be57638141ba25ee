import type { ServiceLevel } from '../catalogue/schema.ts';
import { addServiceMinutes } from '../service-hours/service-minutes.ts';
import type { Instant } from '../time/instant.ts';
import type { TicketPriority } from './schema.ts';

/** Returns when a ticket must be solved by its service level, or null without a level (or with one that never opens). */
export function ticketDueAt(level: ServiceLevel | undefined, priority: TicketPriority, from: Instant): Instant | null {
  if (level === undefined) return null;
  return addServiceMinutes(level.hours, from, level.resolveWithinMinutes[priority]);
}
