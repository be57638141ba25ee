import type { CalendarSpan, EventDay } from '../calendars/event-days.ts';
import type { CalendarEvent } from '../calendars/read-calendar.ts';
import type { Instant } from '../time/instant.ts';
import { clockOn, localDate, startOfDate } from './occurrences.ts';
import type { Absence } from './schema.ts';

/** How many days ahead a calendar file is taken in. */
export const calendarDays = 90;

/** A time of an event, or of one before, and what the file makes of it. */
export interface PlannedTime {
  uid: string;
  summary: string;
  startsAt: Instant;
  endsAt: Instant;
  note: string;
  outcome: 'add' | 'same' | 'drop';
  /** The row that stays or goes. */
  absence: Absence | null;
}

/** An event that nothing is made of, and why. */
export interface SkippedEvent {
  uid: string;
  summary: string;
  line: number;
  why: 'free' | 'outside' | NonNullable<CalendarEvent['fault']>;
}

export interface CalendarPlan {
  times: PlannedTime[];
  skipped: SkippedEvent[];
  /** What was made of events that the file does not hold: it stays unless somebody wants it away. */
  missing: Absence[];
}

/** Returns the days of a calendar that are taken in: from today on. */
export function calendarSpan(now: Instant): CalendarSpan {
  const today = localDate(now);
  return { from: today.toString(), to: today.add({ days: calendarDays }).toString() };
}

/** Returns the times of an event's days, those that go over midnight in one piece, in order. */
function timesOf(days: readonly EventDay[]): { startsAt: Instant; endsAt: Instant }[] {
  const times: { startsAt: Instant; endsAt: Instant }[] = [];
  const parts = days
    .map(({ date, span }) => ({
      startsAt: span === null ? startOfDate(date) : clockOn(date, span.from),
      endsAt: clockOn(date, span?.to ?? '24:00'),
    }))
    .filter(({ startsAt, endsAt }) => startsAt < endsAt)
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  for (const part of parts) {
    const last = times.at(-1);
    if (last !== undefined && part.startsAt <= last.endsAt) {
      if (part.endsAt > last.endsAt) last.endsAt = part.endsAt;
    } else times.push({ ...part });
  }
  return times;
}

/**
 * Returns what a calendar file makes of a person's absences: `before` are those that a file made earlier. An event is known by
 * its identifier; its title becomes a note only where that is wanted and it is not private.
 */
export function planCalendar(
  events: readonly CalendarEvent[],
  before: readonly Absence[],
  { now, withTitles }: { now: Instant; withTitles: boolean },
): CalendarPlan {
  const times: PlannedTime[] = [];
  const skipped: SkippedEvent[] = [];
  const inFile = new Set(events.map(({ uid }) => uid));
  const current = before.filter(({ endsAt }) => endsAt === null || endsAt > now);
  for (const event of events) {
    const { uid, summary, line, fault, isFree, isPrivate, days } = event;
    const note = withTitles && !isPrivate ? summary : '';
    const coming = fault !== null || isFree ? [] : timesOf(days).filter(({ endsAt }) => endsAt > now);
    const known = current.filter(({ calendarUid }) => calendarUid === uid);
    const kept = new Set<Absence>();
    for (const time of coming) {
      const same = known.find(
        (row) => row.startsAt === time.startsAt && row.endsAt === time.endsAt && row.note === note && !kept.has(row),
      );
      if (same !== undefined) kept.add(same);
      times.push({ uid, summary, note, ...time, outcome: same === undefined ? 'add' : 'same', absence: same ?? null });
    }
    for (const row of known.filter((each) => !kept.has(each))) times.push(dropped(row, summary));
    if (coming.length === 0) skipped.push({ uid, summary, line, why: fault ?? (isFree ? 'free' : 'outside') });
  }
  const missing = current.filter(({ calendarUid }) => calendarUid !== null && !inFile.has(calendarUid));
  return { times, skipped, missing };
}

/** Returns a time made by a file before that goes. */
export function dropped(absence: Absence, summary: string): PlannedTime {
  return {
    uid: absence.calendarUid ?? '',
    summary,
    startsAt: absence.startsAt,
    endsAt: absence.endsAt ?? absence.startsAt,
    note: absence.note,
    outcome: 'drop',
    absence,
  };
}
