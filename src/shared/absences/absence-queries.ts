import { Temporal } from 'temporal-polyfill';
import type { Condition } from '../replica/query.ts';
import type { Instant } from '../time/instant.ts';
import { anyTime, slotsAt } from './rule-slots.ts';
import { passedForMilliseconds } from './standing.ts';

/** As which the read index takes the end of an absence that nobody knows the end of. */
export const endOfTime = '9999-12-31T23:59:59.999Z';

const shifted = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** Returns the conditions for absences that say something of now or of the days that follow: going on, just over, or coming. */
export function aroundNow(now: Instant, daysAhead: number): Condition[] {
  return [
    { field: 'lastsUntil', op: 'onOrAfter', value: shifted(now, -passedForMilliseconds) },
    { field: 'startsAt', op: 'before', value: shifted(now, daysAhead * 86_400_000) },
  ];
}

/** Returns the conditions for absences that go on at an instant. */
export function goingOn(now: Instant): Condition[] {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO('Europe/Stockholm');
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return [
    { field: 'startsAt', op: 'before', value: shifted(now, 1) },
    { field: 'lastsUntil', op: 'onOrAfter', value: shifted(now, 1) },
    { field: 'slots', op: 'contains', texts: slotsAt(local.toPlainDate().toString(), local.dayOfWeek, clock) },
    { field: 'skips', op: 'lacks', texts: [local.toPlainDate().toString()] },
    // Whoever is said to be back is so at once, also for a question of the present minute.
    { field: 'endedAt', op: 'in', values: [null] },
  ];
}

/** Returns the conditions for absences that should have ended, which nobody has confirmed. */
export function passed(now: Instant): Condition[] {
  return [
    { field: 'lastsUntil', op: 'onOrAfter', value: shifted(now, -passedForMilliseconds) },
    { field: 'lastsUntil', op: 'before', value: shifted(now, 1) },
    { field: 'isToConfirm', op: 'in', values: [true] },
  ];
}

/** Returns the conditions for absences that have not begun. */
export function planned(now: Instant): Condition[] {
  return [
    { field: 'startsAt', op: 'onOrAfter', value: shifted(now, 1) },
    { field: 'slots', op: 'contains', texts: [anyTime] },
  ];
}

/** Returns the conditions for rules that still hold. */
export function recurring(now: Instant): Condition[] {
  return [
    { field: 'slots', op: 'lacks', texts: [anyTime] },
    { field: 'lastsUntil', op: 'onOrAfter', value: now },
  ];
}
