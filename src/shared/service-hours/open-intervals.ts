import { Temporal } from 'temporal-polyfill';
import { dateKey } from './local-days.ts';
import { publicHoliday } from './public-holidays.ts';
import type { OpeningHours } from './schema.ts';

const timeZone = 'Europe/Stockholm';

/** Real time between two instants, in milliseconds since the epoch, `from` ≤ t < `to`. */
export interface OpenInterval {
  readonly from: number;
  readonly to: number;
}

function clockToEpoch(date: Temporal.PlainDate, clock: string): number {
  if (clock === '24:00') return date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) }).epochMilliseconds;
}

/** Why a date has the intervals it has. */
export type DayKind =
  | { type: 'week' }
  | { type: 'public-holiday'; name: string }
  | { type: 'exception'; reason: string };

/** A day's open intervals, in order, and where they come from. */
export interface OpenDay {
  readonly kind: DayKind;
  readonly intervals: readonly OpenInterval[];
}

/** Days of the same hours are asked for again with every ticket of a list; as long as the hours are there, they are worked out once. */
const known = new WeakMap<OpeningHours, Map<string, OpenDay>>();

function worked(hours: OpeningHours): Map<string, OpenDay> {
  const days = known.get(hours);
  if (days !== undefined) return days;
  const fresh = new Map<string, OpenDay>();
  known.set(hours, fresh);
  return fresh;
}

function workOut(hours: OpeningHours, date: Temporal.PlainDate, key: string): OpenDay {
  const exception = hours.exceptions.find((candidate) => candidate.date === key);
  const holiday = hours.closedOnPublicHolidays ? publicHoliday(key) : null;
  const clockIntervals = exception?.intervals ?? (holiday === null ? (hours.week[date.dayOfWeek - 1] ?? []) : []);
  const intervals = clockIntervals
    .map((interval) => ({ from: clockToEpoch(date, interval.from), to: clockToEpoch(date, interval.to) }))
    // A clock time that does not exist on the night summer time begins can leave nothing of an interval.
    .filter((interval) => interval.from < interval.to)
    .sort((one, other) => one.from - other.from);
  if (exception !== undefined) return { kind: { type: 'exception', reason: exception.reason }, intervals };
  if (holiday !== null) return { kind: { type: 'public-holiday', name: holiday }, intervals };
  return { kind: { type: 'week' }, intervals };
}

/** Returns the open intervals of a local date, in order, and where they come from: an exception beats a holiday beats the week. */
export function openIntervalsOn(hours: OpeningHours, date: Temporal.PlainDate): OpenDay {
  const days = worked(hours);
  const key = dateKey(date);
  const found = days.get(key) ?? workOut(hours, date, key);
  days.set(key, found);
  return found;
}
