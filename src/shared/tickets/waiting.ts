import { endOfWorkingDay } from '../service-hours/working-days.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket } from './schema.ts';
import type { CountedLevel } from './targets.ts';

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
  level: CountedLevel | undefined,
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

/** Working days agreed between the step before (or the beginning of the wait) and this one; at least one. */
function agreedGap({ waiting }: CountedLevel, step: WaitingStep): number {
  const { remindAfterWorkingDays, closeAfterWorkingDays } = waiting;
  const place = step.type === 'remind' ? step.number - 1 : remindAfterWorkingDays.length;
  const before = remindAfterWorkingDays[place - 1] ?? 0;
  const planned = step.type === 'remind' ? remindAfterWorkingDays[place] : closeAfterWorkingDays;
  return Math.max(1, (planned ?? 0) - before);
}

/** Hours that must have passed at the least before a step can be due: since the wait began, and since the step before. */
export interface StepBound {
  sinceWaiting: number;
  sinceLast: number;
}

/**
 * The end of the n-th working day after a local day is never nearer than this: n − 1 days lie between, and one of them may
 * be the one that has 23 hours.
 */
const leastHours = (workingDays: number) => Math.max(0, (workingDays - 1) * 24 - 1);

/**
 * Returns a lower bound for when each step of a level can be due, whatever its hours are: first that of the first
 * reminder, last that of closing, if it is agreed. By these the server leaves out what need not be looked at.
 */
export function stepBounds({ waiting }: Pick<CountedLevel, 'waiting'>): StepBound[] {
  const { remindAfterWorkingDays, closeAfterWorkingDays } = waiting;
  const days = [...remindAfterWorkingDays, ...(closeAfterWorkingDays === null ? [] : [closeAfterWorkingDays])];
  return days.map((day, place) => ({
    sinceWaiting: leastHours(day),
    sinceLast: leastHours(Math.max(1, day - (days[place - 1] ?? 0))),
  }));
}

/**
 * Returns the step to be taken by rule at `now`, or null: when the level leaves it to the agent, when it is not due, and
 * when the step before was taken late (a server that stood still): the requester keeps the days agreed in between.
 */
export function stepByRule(
  ticket: Pick<Ticket, 'status' | 'waitingSince' | 'remindedAt' | 'mergedIntoId'>,
  level: CountedLevel | undefined,
  now: Instant,
): WaitingStep | null {
  if (level === undefined || !level.waiting.byRule || ticket.mergedIntoId !== null) return null;
  const step = nextWaitingStep(ticket, level);
  if (step === null || step.dueAt > now) return null;
  const last = ticket.remindedAt.at(-1);
  if (last === undefined) return step;
  const earliest = endOfWorkingDay(level.hours, last, agreedGap(level, step));
  return earliest === null || earliest > now ? null : step;
}
