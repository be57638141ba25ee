import { Temporal } from 'temporal-polyfill';
import { publicHoliday } from '../service-hours/public-holidays.ts';
import type { ClockInterval, OpeningException, OpeningHours } from '../service-hours/schema.ts';
import type { CalendarSpan, EventDay, EventFault } from './event-days.ts';
import type { CalendarEvent } from './read-calendar.ts';

/** More exceptions than any calendar has. */
export const mostExceptions = 2_000;

/** Why an event changes nothing. */
export type SkipReason =
  | EventFault
  /** All its days lie outside the years looked at. */
  | 'outside-span'
  /** Weekend, public holiday: closed without it. */
  | 'already-closed'
  /** It touches no open time. */
  | 'outside-hours'
  /** The day has an exception of its own, written by hand or of another event. */
  | 'own-exception'
  /** There would be more exceptions than a calendar holds. */
  | 'too-many';

/** What an event becomes. `exceptions` are those it makes; none where it is skipped. */
export interface PlannedEvent {
  uid: string;
  line: number;
  summary: string;
  repeats: boolean;
  outcome: 'new' | 'changed' | 'same' | 'removed' | 'skipped';
  reason: SkipReason | null;
  exceptions: OpeningException[];
}

function without(intervals: readonly ClockInterval[], { span }: EventDay): ClockInterval[] {
  if (span === null) return [];
  return intervals.flatMap(({ from, to }) => {
    if (to <= span.from || span.to <= from) return [{ from, to }];
    const before = from < span.from ? [{ from, to: span.from }] : [];
    const after = span.to < to ? [{ from: span.to, to }] : [];
    return [...before, ...after];
  });
}

function usualIntervals(hours: OpeningHours, date: string): ClockInterval[] {
  if (hours.closedOnPublicHolidays && publicHoliday(date) !== null) return [];
  return hours.week[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? [];
}

const isEqual = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Returns the exception an event makes of a date, or why it makes none. */
function exceptionOf(
  event: CalendarEvent,
  days: readonly EventDay[],
  hours: OpeningHours,
): OpeningException | SkipReason {
  const date = days[0]?.date ?? '';
  const usual = usualIntervals(hours, date);
  if (usual.length === 0) return 'already-closed';
  const intervals = days.reduce<ClockInterval[]>((left, day) => without(left, day), usual);
  if (isEqual(intervals, usual)) return 'outside-hours';
  return { date, intervals, reason: event.summary, uid: event.uid };
}

/** Which exceptions these events made in the span: days outside it were not looked at, and past service time counts by them. */
function isMadeBy(uids: ReadonlySet<string>, { from, to }: CalendarSpan) {
  return ({ uid, date }: OpeningException) => uid !== undefined && uids.has(uid) && from <= date && date <= to;
}

/**
 * Returns what each event of a calendar file would become in opening hours: a whole day closes it, a part of a day is
 * taken out of its hours. What an event of the same identifier made before within the span is replaced, so that reading
 * a file again changes and never doubles. Days with an exception of their own stay as they are, and so does what an event
 * made before that cannot be understood now.
 */
export function planClosures(
  events: readonly CalendarEvent[],
  hours: OpeningHours,
  span: CalendarSpan,
): PlannedEvent[] {
  const understood = new Set(
    events.flatMap(({ uid, fault }) => (fault === null || fault === 'cancelled' ? [uid] : [])),
  );
  const isReplaced = isMadeBy(understood, span);
  const taken = new Set(hours.exceptions.filter((exception) => !isReplaced(exception)).map(({ date }) => date));
  return events.map((event): PlannedEvent => {
    const { uid, line, summary, repeats, fault } = event;
    const before = hours.exceptions.filter((exception) => exception.uid === uid && isReplaced(exception));
    const exceptions: OpeningException[] = [];
    let reason: SkipReason | null = fault ?? (event.days.length === 0 ? 'outside-span' : null);
    for (const date of new Set(event.days.map((day) => day.date))) {
      const days = event.days.filter((day) => day.date === date);
      const made = taken.has(date)
        ? 'own-exception'
        : taken.size >= mostExceptions
          ? 'too-many'
          : exceptionOf(event, days, hours);
      if (typeof made === 'string') reason ??= made;
      else {
        exceptions.push(made);
        taken.add(date);
      }
    }
    const planned = { uid, line, summary, repeats, exceptions };
    if (exceptions.length === 0 && before.length > 0) return { ...planned, outcome: 'removed', reason };
    if (exceptions.length === 0) return { ...planned, outcome: 'skipped', reason };
    const sorted = (list: readonly OpeningException[]) =>
      list.toSorted((one, other) => one.date.localeCompare(other.date));
    const isSame = isEqual(sorted(exceptions), sorted(before));
    return { ...planned, outcome: isSame ? 'same' : before.length > 0 ? 'changed' : 'new', reason: null };
  });
}

/** Days that an event made before which the file does not hold: they stay, and only a person knows whether they should. */
export interface KeptClosures {
  uid: string;
  summary: string;
  /** Local dates within the span, the first one first. */
  dates: string[];
}

/** Returns what stays although no event of the file says it: made within the span by an event that is not in it. */
export function keptClosures(
  events: readonly CalendarEvent[],
  { exceptions }: OpeningHours,
  { from, to }: CalendarSpan,
): KeptClosures[] {
  const inFile = new Set(events.map(({ uid }) => uid));
  const kept = new Map<string, KeptClosures>();
  for (const { uid, date, reason } of exceptions.toSorted((one, other) => one.date.localeCompare(other.date))) {
    if (uid === undefined || inFile.has(uid) || date < from || to < date) continue;
    const known = kept.get(uid);
    if (known === undefined) kept.set(uid, { uid, summary: reason, dates: [date] });
    else known.dates.push(date);
  }
  return [...kept.values()];
}

/** Returns the hours with the planned events in place of what they made before within the span, in the order of dates. */
export function withClosures(hours: OpeningHours, planned: readonly PlannedEvent[], span: CalendarSpan): OpeningHours {
  const uids = new Set(planned.flatMap(({ uid, outcome }) => (outcome === 'skipped' ? [] : [uid])));
  const isReplaced = isMadeBy(uids, span);
  const kept = hours.exceptions.filter((exception) => !isReplaced(exception));
  const made = planned.flatMap(({ exceptions }) => exceptions);
  return {
    ...hours,
    exceptions: [...kept, ...made].sort((one, other) => one.date.localeCompare(other.date)),
  };
}
