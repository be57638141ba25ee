import type { Instant } from '../time/instant.ts';
import { dayAfter, localDateOf } from './local-days.ts';
import { openIntervalsOn } from './open-intervals.ts';
import type { CountedHours } from './schema.ts';

export type OpeningState =
  | { open: true; until: Instant }
  | {
      open: false;
      reason: 'lunch' | 'outside-hours' | 'closed-day' | 'public-holiday' | 'exception';
      /** The holiday's or the exception's name, for people to read. */
      note: string;
      /** Next opening; null when there is none within a year. */
      opensAt: Instant | null;
    };

const searchDays = 366;

function nextOpening(hours: CountedHours, after: Instant): Instant | null {
  const start = Date.parse(after);
  let date = localDateOf(after);
  for (let day = 0; day <= searchDays; day += 1) {
    const next = openIntervalsOn(hours, date).intervals.find((interval) => interval.from > start);
    if (next !== undefined) return new Date(next.from).toISOString();
    date = dayAfter(date);
  }
  return null;
}

/** Returns whether the hours are open at an instant, until when, or why not and when they open next. */
export function openingState(hours: CountedHours, at: Instant): OpeningState {
  const now = Date.parse(at);
  const { kind, intervals } = openIntervalsOn(hours, localDateOf(at));
  const current = intervals.find((interval) => interval.from <= now && now < interval.to);
  if (current !== undefined) return { open: true, until: new Date(current.to).toISOString() };

  const opensAt = nextOpening(hours, at);
  const between = intervals.some((interval) => interval.to <= now) && intervals.some((interval) => interval.from > now);
  if (between) return { open: false, reason: 'lunch', note: '', opensAt };
  if (kind.type === 'public-holiday') return { open: false, reason: 'public-holiday', note: kind.name, opensAt };
  if (kind.type === 'exception') return { open: false, reason: 'exception', note: kind.reason, opensAt };
  return { open: false, reason: intervals.length === 0 ? 'closed-day' : 'outside-hours', note: '', opensAt };
}
