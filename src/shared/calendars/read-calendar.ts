import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { type CalendarProblem, checkCalendarText } from './calendar-text.ts';

const timeZone = 'Europe/Stockholm';

/** Repetitions looked at, so that a rule without end comes to one. */
const mostRepetitions = 20_000;
/** Days that one event may take. */
const mostDays = 1_000;

/** What an event takes of one local day: all of it (null), or the clock times between. */
export interface EventDay {
  date: string;
  span: { from: string; to: string } | null;
}

/** Why an event says nothing of any day. */
export type EventFault = 'cancelled' | 'no-time' | 'unknown-zone' | 'bad-rule' | 'too-many-days';

/** An event of a calendar file, with its repetitions, exceptions and changed occurrences, as days in Europe/Stockholm. */
export interface CalendarEvent {
  uid: string;
  /** The line of the file it begins on. */
  line: number;
  summary: string;
  repeats: boolean;
  days: EventDay[];
  fault: EventFault | null;
}

/** Days outside are left out. Local dates, both included. */
export interface CalendarSpan {
  from: string;
  to: string;
}

export type ReadCalendar = { events: CalendarEvent[] } | { problem: CalendarProblem };

class Faulty extends Error {
  readonly fault: EventFault;
  constructor(fault: EventFault) {
    super(fault);
    this.fault = fault;
  }
}

type Zones = ReadonlyMap<string, ICAL.Timezone>;

/** Returns the local time in Stockholm; a time without zone is taken as local. */
function inStockholm(time: ICAL.Time, tzid: string | undefined, zones: Zones): Temporal.PlainDateTime {
  const { year, month, day, hour, minute, second } = time;
  const local = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second: Math.min(second, 59) });
  if (time.zone === ICAL.Timezone.utcTimezone)
    return local.toZonedDateTime('UTC').withTimeZone(timeZone).toPlainDateTime();
  if (tzid === undefined || tzid === timeZone) return local;
  try {
    return local.toZonedDateTime(tzid).withTimeZone(timeZone).toPlainDateTime();
  } catch (error) {
    // That is how Temporal says that it does not know the zone ("W. Europe Standard Time"): the file may tell of it.
    if (!(error instanceof RangeError)) throw error;
  }
  const zone = zones.get(tzid);
  if (zone === undefined) throw new Faulty('unknown-zone');
  const known = time.clone();
  known.zone = zone;
  return Temporal.Instant.fromEpochMilliseconds(known.toUnixTime() * 1_000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
}

function dateOf({ year, month, day }: ICAL.Time): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day });
}

const clock = (time: Temporal.PlainDateTime) => time.toPlainTime().toString({ smallestUnit: 'minute' });

/** Returns the days an occurrence lies on. An event without end takes its day, or no time at all (RFC 5545, 3.6.1). */
function daysOf(start: ICAL.Time, end: ICAL.Time, tzid: string | undefined, zones: Zones): EventDay[] {
  const days: EventDay[] = [];
  if (start.isDate) {
    const last = dateOf(end);
    let date = dateOf(start);
    do {
      days.push({ date: date.toString(), span: null });
      date = date.add({ days: 1 });
    } while (Temporal.PlainDate.compare(date, last) < 0 && days.length <= mostDays);
    return days;
  }
  const [from, to] = [inStockholm(start, tzid, zones), inStockholm(end, tzid, zones)];
  for (let date = from.toPlainDate(); days.length <= mostDays; date = date.add({ days: 1 })) {
    const isFirst = date.equals(from.toPlainDate());
    const isLast = date.equals(to.toPlainDate());
    const span = { from: isFirst ? clock(from) : '00:00', to: isLast ? clock(to) : '24:00' };
    if (span.from < span.to)
      days.push({ date: date.toString(), span: span.from === '00:00' && span.to === '24:00' ? null : span });
    if (isLast || Temporal.PlainDate.compare(date, to.toPlainDate()) > 0) break;
  }
  return days;
}

/** Parts a daily rule may have: by others, and by days a month may lack, it can leave out every day there is. */
const dailyParts = new Set(['BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYHOUR', 'BYMINUTE', 'BYSECOND']);

/**
 * Whether the library comes to an end with a rule. Of a rule that no day meets (30 February, Mondays every 7 days from a
 * Thursday) it looks for the next day for ever, and below days it counts for minutes.
 */
function comesToAnEnd({ freq, interval, parts }: ICAL.Recur): boolean {
  if (freq === 'HOURLY' || freq === 'MINUTELY' || freq === 'SECONDLY') return false;
  const names = Object.keys(parts);
  if (freq !== 'DAILY' || names.length === 0) return true;
  const days: unknown[] = parts.BYMONTHDAY ?? [];
  return (
    interval === 1 && names.every((name) => dailyParts.has(name)) && days.every((day) => Math.abs(Number(day)) <= 28)
  );
}

/** The library moves a day that a month does not have into the next month; RFC 5545 (3.3.10) leaves it out. */
function isOfRule(event: ICAL.Event, time: ICAL.Time): boolean {
  const rule = event.component.getFirstPropertyValue('rrule');
  const days = rule instanceof ICAL.Recur ? (rule.getComponent('BYMONTHDAY') as number[]) : [];
  return (
    days.length === 0 || days.some((day) => day < 0) || days.includes(time.day) || time.compare(event.startDate) === 0
  );
}

function zoneOf(component: ICAL.Component): string | undefined {
  const tzid = component.getFirstProperty('dtstart')?.getParameter('tzid');
  return typeof tzid === 'string' ? tzid : undefined;
}

function isCancelled(component: ICAL.Component): boolean {
  return String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
}

function repeatedDays(event: ICAL.Event, span: CalendarSpan, zones: Zones): EventDay[] {
  const days: EventDay[] = [];
  const rules = event.component.getAllProperties('rrule').map((property) => property.getFirstValue());
  if (rules.some((rule) => rule instanceof ICAL.Recur && !comesToAnEnd(rule))) throw new Faulty('bad-rule');
  const iterator = event.iterator();
  for (let count = 0; count < mostRepetitions; count += 1) {
    const next = iterator.next();
    // The library ends a rule by null, whatever its types say.
    if (!next || dateOf(next).toString() > span.to) return days;
    if (!isOfRule(event, next)) continue;
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    if (isCancelled(item.component)) continue;
    days.push(...daysOf(startDate, endDate, zoneOf(item.component), zones).filter(({ date }) => date >= span.from));
    if (days.length > mostDays) break;
  }
  throw new Faulty('too-many-days');
}

function daysOfEvent(event: ICAL.Event, span: CalendarSpan, zones: Zones): EventDay[] {
  const { component } = event;
  if (isCancelled(component)) throw new Faulty('cancelled');
  if (!(component.getFirstPropertyValue('dtstart') instanceof ICAL.Time)) throw new Faulty('no-time');
  const days = event.isRecurring()
    ? repeatedDays(event, span, zones)
    : daysOf(event.startDate, event.endDate, zoneOf(component), zones);
  if (days.length > mostDays) throw new Faulty('too-many-days');
  return days.filter(({ date }) => date >= span.from && date <= span.to);
}

function readEvent(event: ICAL.Event, line: number, span: CalendarSpan, zones: Zones): CalendarEvent {
  const read = {
    uid: event.uid || `line-${line}`,
    line,
    summary: (event.summary ?? '').trim().slice(0, 200),
    repeats: event.isRecurring(),
  };
  try {
    return { ...read, days: daysOfEvent(event, span, zones), fault: null };
  } catch (error) {
    if (error instanceof Faulty) return { ...read, days: [], fault: error.fault };
    // The library tells of a rule it cannot follow by errors of several kinds; the event is skipped and named.
    return { ...read, days: [], fault: 'bad-rule' };
  }
}

/** Returns the events of an iCalendar text (RFC 5545) by identifier, with the days they take within the span. */
export function readCalendar(text: string, span: CalendarSpan): ReadCalendar {
  const checked = checkCalendarText(text);
  if ('problem' in checked) return checked;
  let parsed: unknown;
  try {
    parsed = ICAL.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const found = error instanceof Error ? error.message.slice(0, 80) : '';
    return { problem: { code: 'bad-value', line: 1, found } };
  }
  // One calendar is an array that begins with its name; several are an array of those.
  const calendars = (Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][];
  const components = calendars.map((calendar) => new ICAL.Component(calendar as never));
  const zones = new Map(
    components
      .flatMap((component) => component.getAllSubcomponents('vtimezone'))
      .map((component) => [String(component.getFirstPropertyValue('tzid')), new ICAL.Timezone(component)] as const),
  );
  const byUid = new Map<string, { component: ICAL.Component; line: number }[]>();
  components
    .flatMap((component) => component.getAllSubcomponents('vevent'))
    .forEach((component, index) => {
      const line = checked.eventLines[index] ?? 0;
      const uid = String(component.getFirstPropertyValue('uid') ?? `line-${line}`);
      byUid.set(uid, [...(byUid.get(uid) ?? []), { component, line }]);
    });
  return { events: [...byUid.values()].flatMap((parts) => eventsOf(parts, span, zones)) };
}

/** An event with the occurrences that were changed; those whose event is not in the file stand for themselves. */
function eventsOf(
  parts: readonly { component: ICAL.Component; line: number }[],
  span: CalendarSpan,
  zones: Zones,
): CalendarEvent[] {
  const main = parts.find(({ component }) => !component.hasProperty('recurrence-id'));
  if (main === undefined) {
    const read = parts.map(({ component, line }) => readEvent(new ICAL.Event(component), line, span, zones));
    const [first] = read;
    return first === undefined ? [] : [{ ...first, days: read.flatMap(({ days }) => days) }];
  }
  const changed = parts.filter((part) => part !== main && part.component.hasProperty('recurrence-id'));
  const event = new ICAL.Event(main.component, {
    strictExceptions: true,
    exceptions: changed.map(({ component }) => component),
  });
  return [readEvent(event, main.line, span, zones)];
}
