import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';

const timeZone = 'Europe/Stockholm';

/** Repetitions looked at, so that a rule without end comes to one. */
const mostRepetitions = 20_000;
/** Days that one event may take. */
const mostDays = 1_000;
/** Repetitions and days counted for a whole file: a second or two, more than a hundred weekly events of years. */
const mostCounted = 50_000;

/** What an event takes of one local day: all of it (null), or the clock times between. */
export interface EventDay {
  date: string;
  span: { from: string; to: string } | null;
}

/** Why an event says nothing of any day. */
export type EventFault =
  | 'cancelled'
  /** The file holds a newer one with the same identifier. */
  | 'superseded'
  | 'no-time'
  | 'unknown-zone'
  | 'bad-rule'
  | 'too-many-days';

/** Days outside are left out. Local dates, both included. */
export interface CalendarSpan {
  from: string;
  to: string;
}

/** The event says nothing of any day, and why. */
export class Faulty extends Error {
  readonly fault: EventFault;
  constructor(fault: EventFault) {
    super(fault);
    this.fault = fault;
  }
}

type Zones = ReadonlyMap<string, ICAL.Timezone>;

/** The file as a whole takes longer to count than anybody waits for. */
export class TooMuchToCount extends Error {}

/** Counts what is done for a file, so that many events that are bearable one by one come to an end together. */
export class Budget {
  #left = mostCounted;
  spend(count: number): void {
    this.#left -= count;
    if (this.#left < 0) throw new TooMuchToCount();
  }
}

/** What an event is read by. */
export interface Reading {
  span: CalendarSpan;
  zones: Zones;
  budget: Budget;
}

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

const isoDate = ({ year, month, day }: ICAL.Time) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

/** The local date before which no occurrence reaches into the span: spares looking closely at decades of them. */
function firstOfInterest(event: ICAL.Event, { from }: CalendarSpan): string {
  // One that was moved may have come from any day.
  if (Object.keys(event.exceptions).length > 0) return '';
  // A day more on either side, since the day may be another one in the event's own zone.
  const days = Math.ceil(Math.max(0, event.duration.toSeconds()) / 86_400) + 2;
  return Temporal.PlainDate.from(from).subtract({ days }).toString();
}

function repeatedDays(event: ICAL.Event, { span, zones, budget }: Reading): EventDay[] {
  const days: EventDay[] = [];
  const rules = event.component.getAllProperties('rrule').map((property) => property.getFirstValue());
  if (rules.some((rule) => rule instanceof ICAL.Recur && !comesToAnEnd(rule))) throw new Faulty('bad-rule');
  const first = firstOfInterest(event, span);
  const iterator = event.iterator();
  for (let count = 0; count < mostRepetitions; count += 1) {
    budget.spend(1);
    const next = iterator.next();
    // The library ends a rule by null, whatever its types say.
    if (!next || isoDate(next) > span.to) return days;
    if (isoDate(next) < first || !isOfRule(event, next)) continue;
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    if (isCancelled(item.component)) continue;
    const taken = daysOf(startDate, endDate, zoneOf(item.component), zones);
    budget.spend(taken.length);
    days.push(...taken.filter(({ date }) => date >= span.from));
    if (days.length > mostDays) break;
  }
  throw new Faulty('too-many-days');
}

/** Returns the days an event takes within the span, with its repetitions. Throws Faulty, or TooMuchToCount for the file. */
export function daysOfEvent(event: ICAL.Event, reading: Reading): EventDay[] {
  const { component } = event;
  const { span, zones, budget } = reading;
  if (isCancelled(component)) throw new Faulty('cancelled');
  if (!(component.getFirstPropertyValue('dtstart') instanceof ICAL.Time)) throw new Faulty('no-time');
  const days = event.isRecurring()
    ? repeatedDays(event, reading)
    : daysOf(event.startDate, event.endDate, zoneOf(component), zones);
  budget.spend(days.length);
  if (days.length > mostDays) throw new Faulty('too-many-days');
  return days.filter(({ date }) => date >= span.from && date <= span.to);
}
