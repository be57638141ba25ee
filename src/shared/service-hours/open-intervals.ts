import { Temporal } from 'temporal-polyfill';
import { dateKey, dayAfter } from './local-days.ts';
import { publicHoliday, redDay } from './public-holidays.ts';
import type { ClockInterval, CountedHours, OpeningHours } from './schema.ts';

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
  /** Shorter than the week says, for the red day that follows. */
  | { type: 'before-holiday'; name: string }
  | { type: 'exception'; reason: string };

/** A day's open intervals, in order, and where they come from. */
export interface OpenDay {
  readonly kind: DayKind;
  readonly intervals: readonly OpenInterval[];
}

/** Days of the same hours are asked for again with every ticket of a list; as long as the hours are there, they are worked out once. */
const known = new WeakMap<CountedHours, Map<string, OpenDay>>();

function worked(hours: CountedHours): Map<string, OpenDay> {
  const days = known.get(hours);
  if (days !== undefined) return days;
  const fresh = new Map<string, OpenDay>();
  known.set(hours, fresh);
  return fresh;
}

/** Returns what is left of a day's intervals that ends at a clock time. */
function until(intervals: readonly ClockInterval[], clock: string): ClockInterval[] {
  return intervals.filter(({ from }) => from < clock).map(({ from, to }) => ({ from, to: to < clock ? to : clock }));
}

/** The red day after an ordinary one, when the hours are shorter for it. */
function holidayAfter({ beforeHolidayUntil }: OpeningHours, date: Temporal.PlainDate, key: string): string | null {
  const isShorter = beforeHolidayUntil !== null && beforeHolidayUntil !== undefined;
  return isShorter && redDay(key) === null ? redDay(dateKey(dayAfter(date))) : null;
}

function workOut(hours: OpeningHours, date: Temporal.PlainDate, key: string): OpenDay {
  const exception = hours.exceptions.find((candidate) => candidate.date === key);
  const holiday = hours.closedOnPublicHolidays ? publicHoliday(key) : null;
  const ordinary = hours.week[date.dayOfWeek - 1] ?? [];
  const following = exception === undefined && holiday === null ? holidayAfter(hours, date, key) : null;
  const ofWeek = following === null ? ordinary : until(ordinary, hours.beforeHolidayUntil ?? '24:00');
  const clockIntervals = exception?.intervals ?? (holiday === null ? ofWeek : []);
  const intervals = clockIntervals
    .map((interval) => ({ from: clockToEpoch(date, interval.from), to: clockToEpoch(date, interval.to) }))
    // A clock time that does not exist on the night summer time begins can leave nothing of an interval.
    .filter((interval) => interval.from < interval.to)
    .sort((one, other) => one.from - other.from);
  if (exception !== undefined) return { kind: { type: 'exception', reason: exception.reason }, intervals };
  if (holiday !== null) return { kind: { type: 'public-holiday', name: holiday }, intervals };
  if (following !== null && ordinary.length > 0)
    return { kind: { type: 'before-holiday', name: following }, intervals };
  return { kind: { type: 'week' }, intervals };
}

/** What two days have in common; the customer's reason goes before the level's, since it is the less expected. */
function common(level: OpenDay, customer: OpenDay): OpenDay {
  const intervals = level.intervals.flatMap((one) =>
    customer.intervals
      .map((other) => ({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }))
      .filter(({ from, to }) => from < to),
  );
  return { kind: customer.kind.type === 'week' ? level.kind : customer.kind, intervals };
}

function openOn(hours: CountedHours, date: Temporal.PlainDate, key: string): OpenDay {
  if ('week' in hours) return workOut(hours, date, key);
  return common(openIntervalsOn(hours.level, date), openIntervalsOn(hours.customer, date));
}

/**
 * Returns the open intervals of a local date, in order, and where they come from: an exception beats a holiday beats the
 * day before one beats the week. Of common hours, what both are open.
 */
export function openIntervalsOn(hours: CountedHours, date: Temporal.PlainDate): OpenDay {
  const days = worked(hours);
  const key = dateKey(date);
  const found = days.get(key) ?? openOn(hours, date, key);
  days.set(key, found);
  return found;
}
