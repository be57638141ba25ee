import type { Instant } from '../time/instant.ts';
import { localDateOf, openIntervalsOn } from './open-intervals.ts';
import type { OpeningHours } from './schema.ts';

/** Beyond this many days without enough open time, hours are taken as never opening again. */
const horizonDays = 800;
const msPerMinute = 60_000;

/**
 * Returns the instant at which `minutes` service minutes have passed since `from`, counting only open time. Time
 * reported while closed starts at the next opening; an amount that ends exactly at closing ends there, not at the next
 * opening. Null when the hours never hold that much time (a closed organisation).
 */
export function addServiceMinutes(hours: OpeningHours, from: Instant, minutes: number): Instant | null {
  let remaining = minutes * msPerMinute;
  const start = Date.parse(from);
  let date = localDateOf(from);
  for (let day = 0; day < horizonDays; day += 1) {
    for (const interval of openIntervalsOn(hours, date).intervals) {
      const begins = Math.max(interval.from, start);
      const length = interval.to - begins;
      if (length <= 0) continue;
      if (remaining <= length) return new Date(begins + remaining).toISOString();
      remaining -= length;
    }
    date = date.add({ days: 1 });
  }
  return null;
}

/** Returns the service minutes between two instants, fractions included; 0 when `to` is not later. */
export function serviceMinutesBetween(hours: OpeningHours, from: Instant, to: Instant): number {
  const start = Date.parse(from);
  const end = Date.parse(to);
  let total = 0;
  const lastDate = localDateOf(to);
  for (let date = localDateOf(from); date.until(lastDate).days >= 0; date = date.add({ days: 1 })) {
    for (const interval of openIntervalsOn(hours, date).intervals) {
      total += Math.max(0, Math.min(interval.to, end) - Math.max(interval.from, start));
    }
  }
  return total / msPerMinute;
}
