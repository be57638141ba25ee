import type { Instant } from '../time/instant.ts';
import { dateKey, dayAfter, localDateOf } from './local-days.ts';
import { openIntervalsOn } from './open-intervals.ts';
import type { CountedHours } from './schema.ts';

/** Beyond this many days without enough working days, there are taken to be none. */
const horizonDays = 800;

/**
 * Returns the end of opening on the `days`-th working day after the local day of `from`: "within two working days" of a
 * Monday is when Wednesday closes. A working day is one with any open time. Null when there are not that many.
 */
export function endOfWorkingDay(hours: CountedHours, from: Instant, days: number): Instant | null {
  let left = days;
  let date = localDateOf(from);
  for (let day = 0; day < horizonDays; day += 1) {
    date = dayAfter(date);
    const last = openIntervalsOn(hours, date).intervals.at(-1);
    if (last === undefined) continue;
    left -= 1;
    if (left <= 0) return new Date(last.to).toISOString();
  }
  return null;
}

/** Returns how many whole working days lie between two instants: those of `to` and earlier, after the local day of `from`. */
export function workingDaysBetween(hours: CountedHours, from: Instant, to: Instant): number {
  const last = dateKey(localDateOf(to));
  let count = 0;
  for (let date = dayAfter(localDateOf(from)); dateKey(date) <= last; date = dayAfter(date)) {
    if (openIntervalsOn(hours, date).intervals.length > 0) count += 1;
  }
  return count;
}
