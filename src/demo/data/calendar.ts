import { Temporal } from 'temporal-polyfill';
import { localDateOf } from '#shared/service-hours/local-days.ts';
import { type OpenInterval, openIntervalsOn } from '#shared/service-hours/open-intervals.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import { officeHours } from './organisations.ts';

const DAY = 86_400_000;

/** A local day with the time of its midnight and its open intervals, in milliseconds since the epoch. */
export interface DemoDay {
  readonly date: Temporal.PlainDate;
  readonly midnight: number;
  readonly intervals: readonly OpenInterval[];
}

/** Returns an instant in the form rows carry it. */
export function instant(at: number): string {
  return new Date(Math.floor(at)).toISOString();
}

/** Returns every local day from `from` to `to`, both included, with its open intervals by the shared rules. */
export function days(hours: OpeningHours, from: number, to: number): DemoDay[] {
  const last = localDateOf(instant(to));
  const found: DemoDay[] = [];
  for (
    let date = localDateOf(instant(from));
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const midnight = date.toZonedDateTime('Europe/Stockholm').epochMilliseconds;
    found.push({ date, midnight, intervals: openIntervalsOn(hours, date).intervals });
  }
  return found;
}

/** Working time, computed once for the whole period so that thousands of tickets can be moved along it quickly. */
export interface WorkClock {
  /** Returns when `minutes` of working time have passed since `from`. */
  after(from: number, minutes: number): number;
}

/** Returns the working time of people in the office between two times, and a month beyond. */
export function workClock(from: number, to: number): WorkClock {
  const intervals = days(officeHours, from - 7 * DAY, to + 60 * DAY).flatMap((day) => [...day.intervals]);
  return {
    after: (start, minutes) => {
      let left = minutes * 60_000;
      let low = 0;
      let high = intervals.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((intervals[middle]?.to ?? 0) > start) high = middle;
        else low = middle + 1;
      }
      for (const interval of intervals.slice(low)) {
        const begins = Math.max(interval.from, start);
        if (left <= interval.to - begins) return begins + left;
        left -= interval.to - begins;
      }
      return to + 61 * DAY;
    },
  };
}
