import ICAL from 'ical.js';
import { storableText } from '../commands/storable-text.ts';
import { type CalendarProblem, checkCalendarText } from './calendar-text.ts';
import {
  Budget,
  type CalendarSpan,
  daysOfEvent,
  type EventDay,
  type EventFault,
  Faulty,
  type Reading,
  TooMuchToCount,
} from './event-days.ts';

/** An event of a calendar file, with its repetitions, exceptions and changed occurrences, as days in Europe/Stockholm. */
export interface CalendarEvent {
  /** Its identifier; of one that is superseded, the place it stands at, since the newer one has the identifier. */
  uid: string;
  /** The line of the file it begins on. */
  line: number;
  summary: string;
  repeats: boolean;
  /** Whoever's calendar it is can be reached all the same. */
  isFree: boolean;
  /** Its title is nobody else's business. */
  isPrivate: boolean;
  days: EventDay[];
  fault: EventFault | null;
}

export type ReadCalendar = { events: CalendarEvent[] } | { problem: CalendarProblem };

function textOf(event: ICAL.Event, property: string): string {
  return String(event.component.getFirstPropertyValue(property) ?? '').toUpperCase();
}

function headOf(event: ICAL.Event, line: number) {
  return {
    uid: storableText(event.uid || `line-${line}`),
    line,
    // Cut within an emoji, half of it would be no text.
    summary: storableText(
      (event.summary ?? '')
        .trim()
        .slice(0, 200)
        .replace(/[\ud800-\udbff]$/, ''),
    ),
    repeats: event.isRecurring(),
    isFree: textOf(event, 'transp') === 'TRANSPARENT' || textOf(event, 'x-microsoft-cdo-busystatus') === 'FREE',
    isPrivate: ['PRIVATE', 'CONFIDENTIAL'].includes(textOf(event, 'class')),
  };
}

function readEvent(event: ICAL.Event, line: number, reading: Reading): CalendarEvent {
  const read = headOf(event, line);
  try {
    return { ...read, days: daysOfEvent(event, reading), fault: null };
  } catch (error) {
    if (error instanceof TooMuchToCount) throw error;
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
  const byUid = new Map<string, Part[]>();
  components
    .flatMap((component) => component.getAllSubcomponents('vevent'))
    .forEach((component, index) => {
      const line = checked.eventLines[index] ?? 0;
      const uid = String(component.getFirstPropertyValue('uid') ?? `line-${line}`);
      const parts = byUid.get(uid);
      if (parts === undefined) byUid.set(uid, [{ component, line }]);
      else parts.push({ component, line });
    });
  const reading = { span, zones, budget: new Budget() };
  const events: CalendarEvent[] = [];
  for (const [uid, parts] of byUid) {
    try {
      events.push(...eventsOf(parts, reading));
    } catch (error) {
      if (!(error instanceof TooMuchToCount)) throw error;
      return { problem: { code: 'too-much-to-count', line: parts[0]?.line ?? 1, found: uid.slice(0, 80) } };
    }
  }
  return { events };
}

interface Part {
  component: ICAL.Component;
  line: number;
}

function sequenceOf({ component }: Part): number {
  const sequence = Number(component.getFirstPropertyValue('sequence') ?? 0);
  return Number.isFinite(sequence) ? sequence : 0;
}

function writtenAt({ component }: Part): number {
  const stamp = component.getFirstPropertyValue('dtstamp');
  return stamp instanceof ICAL.Time ? stamp.toUnixTime() : 0;
}

/** Which of two revisions counts (RFC 5545, 3.8.7.4): the higher sequence, then the one written last. */
const newestFirst = (one: Part, other: Part) =>
  sequenceOf(other) - sequenceOf(one) || writtenAt(other) - writtenAt(one);

/** What a part is about: the event itself, or one of its occurrences. */
const aboutOf = ({ component }: Part) => String(component.getFirstPropertyValue('recurrence-id') ?? '');

/** An event with the occurrences that were changed; those whose event is not in the file stand for themselves. */
function eventsOf(all: readonly Part[], reading: Reading): CalendarEvent[] {
  const newest = new Map<string, Part>();
  for (const part of all.toSorted(newestFirst)) if (!newest.has(aboutOf(part))) newest.set(aboutOf(part), part);
  const parts = all.filter((part) => newest.get(aboutOf(part)) === part);
  const superseded = all
    .filter((part) => newest.get(aboutOf(part)) !== part)
    .map(({ component, line }): CalendarEvent => {
      const head = headOf(new ICAL.Event(component), line);
      return { ...head, uid: `line-${line}`, days: [], fault: 'superseded' };
    });
  const main = newest.get('');
  if (main === undefined) {
    const read = parts.map(({ component, line }) => readEvent(new ICAL.Event(component), line, reading));
    const [first] = read;
    return first === undefined ? [] : [{ ...first, days: read.flatMap(({ days }) => days) }, ...superseded];
  }
  const event = new ICAL.Event(main.component, {
    strictExceptions: true,
    exceptions: parts.filter((part) => part !== main).map(({ component }) => component),
  });
  return [readEvent(event, main.line, reading), ...superseded];
}
