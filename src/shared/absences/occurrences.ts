import { Temporal } from 'temporal-polyfill';
import { publicHoliday } from '../service-hours/public-holidays.ts';
import type { Instant } from '../time/instant.ts';
import { holdsInWeekOf } from './rule-weeks.ts';
import type { Absence, WeeklyRule } from './schema.ts';

const timeZone = 'Europe/Stockholm';

/** One time a person is away. `to` is null where nobody knows when it ends. */
export interface Occurrence {
  absence: Absence;
  from: Instant;
  to: Instant | null;
}

function instantAt(date: Temporal.PlainDate, clock: string): Instant {
  const [day, time] = clock === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, clock];
  // A time that the clock jumps over when summer time begins is the one an hour later.
  return new Date(day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds).toISOString();
}

/** Returns the instant of a clock time ("11:30", "24:00") on a local date ("2026-11-23"). */
export function clockOn(date: string, clock: string): Instant {
  return instantAt(Temporal.PlainDate.from(date), clock);
}

/** Returns the local date of an instant in Europe/Stockholm. */
export function localDate(instant: Instant): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Returns the beginning of a local date ("2026-11-23"), and so the end of the day before. */
export function startOfDate(date: string): Instant {
  return instantAt(Temporal.PlainDate.from(date), '00:00');
}

/** Whether an instant is local midnight, by which a day is meant and no time. */
export function isMidnight(instant: Instant): boolean {
  // In Stockholm it is one of these in UTC: spares the calendar for all the others.
  if (!/T2[23]:00:00\.000Z$/.test(instant)) return false;
  return startOfDate(localDate(instant).toString()) === instant;
}

/** Returns the instants between which a weekly rule can have occurrences; the end is null until further notice. */
export function spanOfRule({ startsOn, endsOn }: WeeklyRule): { startsAt: Instant; endsAt: Instant | null } {
  return {
    startsAt: startOfDate(startsOn),
    endsAt: endsOn === null ? null : instantAt(Temporal.PlainDate.from(endsOn), '24:00'),
  };
}

function* datesBetween(from: Instant, to: Instant): Generator<Temporal.PlainDate> {
  const last = localDate(to);
  for (let date = localDate(from); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 }))
    yield date;
}

/** Returns the rule's times that reach into a span, in order. */
function* weeklyTimes(rule: WeeklyRule, from: Instant, to: Instant) {
  for (const date of datesBetween(from, to)) {
    const day = date.toString();
    if (day < rule.startsOn || (rule.endsOn !== null && day > rule.endsOn)) continue;
    if (!rule.days.includes(date.dayOfWeek) || rule.except.includes(day) || !holdsInWeekOf(rule, day)) continue;
    const time = { from: instantAt(date, rule.from), to: instantAt(date, rule.to) };
    // In the hour that the clock jumps over nothing is left of an interval.
    if (time.from < time.to && time.to > from && time.from < to) yield time;
  }
}

/** Returns when an absence falls within a span (`from` ≤ t < `to`), in order; one without a known end reaches into every later span. */
export function occurrencesOf(absence: Absence, from: Instant, to: Instant): Occurrence[] {
  if (absence.weekly !== null) return [...weeklyTimes(absence.weekly, from, to)].map((time) => ({ absence, ...time }));
  const { startsAt, endsAt } = absence;
  const isWithin = startsAt < to && (endsAt === null || (endsAt > from && endsAt > startsAt));
  return isWithin ? [{ absence, from: startsAt, to: endsAt }] : [];
}

/** Returns the occurrences of several absences within a span, by when they begin. */
export function occurrencesBetween(absences: readonly Absence[], from: Instant, to: Instant): Occurrence[] {
  return absences
    .flatMap((absence) => occurrencesOf(absence, from, to))
    .sort((one, other) => one.from.localeCompare(other.from) || one.absence.id.localeCompare(other.absence.id));
}

/** Returns the first Monday to Friday from a local midnight on that is no public holiday, as its own midnight. */
export function nextWorkingDay(midnight: Instant): Instant {
  let date = localDate(midnight);
  while (date.dayOfWeek > 5 || publicHoliday(date.toString()) !== null) date = date.add({ days: 1 });
  return startOfDate(date.toString());
}
