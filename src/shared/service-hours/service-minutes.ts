import type { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/instant.ts';
import { dateKey, dayAfter, localDateOf } from './local-days.ts';
import { type DayKind, type OpenInterval, openIntervalsOn } from './open-intervals.ts';
import type { CountedHours } from './schema.ts';

/** Beyond this many days without enough open time, hours are taken as never opening again. */
const horizonDays = 800;
const msPerMinute = 60_000;

/** Time in which the clock stands still (waiting for the user, say), `from` ≤ t < `to`; null: it still does. */
export interface Pause {
  from: Instant;
  to: Instant | null;
}

/** A part of a day that was open, or would have been had the clock not stood still. */
export interface ServiceSpan extends OpenInterval {
  counted: boolean;
}

/** A local day from a moment on: why it is open when it is, and its open time in order, cut where a pause begins or ends. */
interface ServiceDay {
  date: Temporal.PlainDate;
  kind: DayKind;
  spans: ServiceSpan[];
}

function cutByPauses(interval: OpenInterval, pauses: readonly OpenInterval[]): ServiceSpan[] {
  const spans: ServiceSpan[] = [];
  let at = interval.from;
  for (const pause of pauses) {
    const from = Math.max(pause.from, at);
    const to = Math.min(pause.to, interval.to);
    if (from >= to) continue;
    if (at < from) spans.push({ from: at, to: from, counted: true });
    spans.push({ from, to, counted: false });
    at = to;
  }
  if (at < interval.to) spans.push({ from: at, to: interval.to, counted: true });
  return spans;
}

function asIntervals(pauses: readonly Pause[]): OpenInterval[] {
  return pauses
    .map(({ from, to }) => ({ from: Date.parse(from), to: to === null ? Number.POSITIVE_INFINITY : Date.parse(to) }))
    .sort((one, other) => one.from - other.from);
}

/** Yields day after day from an instant on. Endless: the caller stops. */
function* serviceDays(hours: CountedHours, from: Instant, pauses: readonly Pause[]): Generator<ServiceDay> {
  const start = Date.parse(from);
  const standing = asIntervals(pauses);
  for (let date = localDateOf(from); ; date = dayAfter(date)) {
    const { kind, intervals } = openIntervalsOn(hours, date);
    const spans = intervals
      .filter((interval) => interval.to > start)
      .map((interval) => ({ from: Math.max(interval.from, start), to: interval.to }))
      .flatMap((interval) => cutByPauses(interval, standing));
    yield { date, kind, spans };
  }
}

/**
 * Returns the instant at which `minutes` service minutes have passed since `from`, counting only open time outside the
 * pauses. Time reported while closed starts at the next opening; an amount that ends exactly at closing ends there, not
 * at the next opening. Null when that never comes: a closed organisation, or a clock that stands still.
 */
export function addServiceMinutes(
  hours: CountedHours,
  from: Instant,
  minutes: number,
  pauses: readonly Pause[] = [],
): Instant | null {
  return explainServiceMinutes(hours, from, minutes, pauses).end;
}

/** Returns the service minutes between two instants outside the pauses, fractions included; 0 when `to` is not later. */
export function serviceMinutesBetween(
  hours: CountedHours,
  from: Instant,
  to: Instant,
  pauses: readonly Pause[] = [],
): number {
  const end = Date.parse(to);
  const last = dateKey(localDateOf(to));
  let total = 0;
  for (const { date, spans } of serviceDays(hours, from, pauses)) {
    if (dateKey(date) > last) break;
    for (const span of spans) if (span.counted) total += Math.max(0, Math.min(span.to, end) - span.from);
  }
  return total / msPerMinute;
}

/** How one day counted. */
export interface ExplainedDay {
  /** Local date, "2026-11-23". */
  date: string;
  kind: DayKind;
  /** Open time of the day up to the end of the counting, in milliseconds since the epoch. */
  spans: ServiceSpan[];
  /** Service minutes counted this day, and in all with the days before. */
  minutes: number;
  total: number;
}

/** How an instant was arrived at, day by day; `end` is null when it never comes within the horizon. */
export interface ServiceTimeExplanation {
  end: Instant | null;
  days: ExplainedDay[];
}

/** Returns how `minutes` service minutes pass from an instant on: which open time counted, which did not, and why a day had none. */
export function explainServiceMinutes(
  hours: CountedHours,
  from: Instant,
  minutes: number,
  pauses: readonly Pause[] = [],
): ServiceTimeExplanation {
  const days: ExplainedDay[] = [];
  const endless = Math.min(
    ...asIntervals(pauses).flatMap(({ from, to }) => (to === Number.POSITIVE_INFINITY ? [from] : [])),
  );
  let remaining = minutes * msPerMinute;
  let total = 0;
  for (const { date, kind, spans } of serviceDays(hours, from, pauses)) {
    if (days.length === horizonDays) break;
    const day: ExplainedDay = { date: dateKey(date), kind, spans: [], minutes: 0, total };
    days.push(day);
    for (const span of spans) {
      const used = span.counted ? Math.min(remaining, span.to - span.from) : 0;
      const isEnd = span.counted && used === remaining;
      day.spans.push(isEnd ? { ...span, to: span.from + used } : span);
      remaining -= used;
      day.minutes += used / msPerMinute;
      day.total = total + day.minutes;
      if (isEnd) return { end: new Date(span.from + used).toISOString(), days };
    }
    total = day.total;
    const [first] = spans;
    if (first !== undefined && first.from >= endless) break;
  }
  return { end: null, days };
}
