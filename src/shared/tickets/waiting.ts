import type { ServiceLevel } from '../catalogue/schema.ts';
import { endOfWorkingDay } from '../service-hours/working-days.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket } from './schema.ts';

/** What is to be done about a ticket that waits for its requester. */
export type WaitingStep =
  | { type: 'remind' /** The how many-th reminder, from 1. */; number: number; dueAt: Instant }
  | { type: 'close'; dueAt: Instant };

/**
 * Returns the next step for a ticket that waits for the user: reminders after so many working days, then closing for
 * missing information. Null when it does not wait, or nothing more is agreed. Due when `dueAt` has passed.
 */
export function nextWaitingStep(
  ticket: Pick<Ticket, 'status' | 'waitingSince' | 'remindedAt'>,
  level: ServiceLevel | undefined,
): WaitingStep | null {
  if (ticket.status !== 'waiting-for-user' || ticket.waitingSince === null || level === undefined) return null;
  const number = ticket.remindedAt.length + 1;
  const { remindAfterWorkingDays, closeAfterWorkingDays } = level.waiting;
  const remindAfter = remindAfterWorkingDays[number - 1];
  if (remindAfter !== undefined) {
    const dueAt = endOfWorkingDay(level.hours, ticket.waitingSince, remindAfter);
    return dueAt === null ? null : { type: 'remind', number, dueAt };
  }
  if (closeAfterWorkingDays === null) return null;
  const dueAt = endOfWorkingDay(level.hours, ticket.waitingSince, closeAfterWorkingDays);
  return dueAt === null ? null : { type: 'close', dueAt };
}
