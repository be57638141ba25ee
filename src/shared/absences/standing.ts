import type { Instant } from '../time/instant.ts';
import {
  isMidnight,
  localDate,
  nextWorkingDay,
  type Occurrence,
  occurrencesBetween,
  startOfDate,
} from './occurrences.ts';
import type { Absence } from './schema.ts';

/** For how long after it an end that nobody has confirmed is shown as passed. */
export const passedForMilliseconds = 4 * 3_600_000;

/** How far ahead an unbroken absence is followed to find when the person is back. */
const followedDays = 120;
const day = 86_400_000;

/** How it stands with a person's absences. */
export interface Standing {
  /** What keeps the person away now; of several the one that lasts longest. */
  now: Occurrence | null;
  /** When the person is back from that and from what follows without a break; null: nobody knows. */
  back: Instant | null;
  /** Should have ended, and nobody has said that it has; only while nothing else keeps the person away. */
  passed: Occurrence | null;
  /** What comes next, within the days asked for. */
  next: Occurrence | null;
}

const laterBy = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** Nobody knows when it ends: later than anything. */
const never = '9999-12-31T23:59:59.999Z';
const endOf = ({ to }: Occurrence) => to ?? never;

/**
 * Returns when what goes on ends for good: an absence that begins before another is over, or as it ends, goes on with it. A
 * whole day of a rule or of a calendar file lasts over the days off after it; a day that somebody named is that day.
 */
function backFrom(first: Occurrence, occurrences: readonly Occurrence[]): Instant | null {
  let last = first;
  let back = endOf(first);
  for (;;) {
    if (back === never) return null;
    const isOwnWord = last.absence.weekly === null && last.absence.source !== 'calendar';
    const reached = !isOwnWord && isMidnight(back) ? nextWorkingDay(back) : back;
    const further = occurrences.filter((each) => each.from <= reached && endOf(each) > reached);
    const longest = further.reduce(
      (one: Occurrence | undefined, each) => (one === undefined || endOf(each) > endOf(one) ? each : one),
      undefined,
    );
    if (longest === undefined) return reached;
    last = longest;
    back = endOf(longest);
  }
}

/** Whether an end is one to be confirmed: set by a person, with a time, and not a plan that a calendar or a rule makes. */
function isToConfirm({ absence, to }: Occurrence): boolean {
  return (
    absence.weekly === null &&
    absence.source !== 'calendar' &&
    absence.endedAt === null &&
    to !== null &&
    !isMidnight(to)
  );
}

/** Returns how it stands with one person at an instant, from the person's absences in any order; `daysAhead` bounds what comes next. */
export function standingOf(absences: readonly Absence[], now: Instant, daysAhead = 7): Standing {
  const recent = laterBy(now, -passedForMilliseconds);
  const occurrences = occurrencesBetween(absences, recent, laterBy(now, followedDays * day));
  // Whoever is said to be back is so at once, whatever this clock says.
  const current = occurrences.filter((each) => each.from <= now && endOf(each) > now && each.absence.endedAt === null);
  const told = current.toSorted(
    (one, other) => endOf(other).localeCompare(endOf(one)) || other.from.localeCompare(one.from),
  )[0];
  const horizon = laterBy(now, daysAhead * day);
  const next = occurrences.find((each) => each.from > now && each.from < horizon) ?? null;
  if (told !== undefined) return { now: told, back: backFrom(told, occurrences), passed: null, next };
  const over = occurrences.filter((each) => endOf(each) <= now && isToConfirm(each));
  const passed = over.toSorted((one, other) => endOf(other).localeCompare(endOf(one)))[0] ?? null;
  return { now: null, back: null, passed, next };
}

/** What a person's absences take of one local day. */
export interface AgendaDay {
  date: string;
  entries: readonly Occurrence[];
}

/** Returns the local day of an instant and the days after it, each with what falls on it by when it begins. */
export function agendaOf(absences: readonly Absence[], now: Instant, days: number): AgendaDay[] {
  const first = localDate(now);
  return Array.from({ length: days }, (_, index) => {
    const date = first.add({ days: index });
    const [from, to] = [startOfDate(date.toString()), startOfDate(date.add({ days: 1 }).toString())];
    return { date: date.toString(), entries: occurrencesBetween(absences, from, to) };
  });
}
