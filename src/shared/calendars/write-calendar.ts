import ICAL from 'ical.js';
import type { Instant } from '../time/instant.ts';

/** An entry of a calendar that is given out; a closed day has dates, anything else instants. */
export type CalendarEntry = { uid: string; summary: string; description: string } & (
  | { type: 'day'; date: string }
  | { type: 'time'; from: Instant; to: Instant }
);

/** Returns an instant as RFC 5545 writes UTC, "20261123T080000Z". */
function utc(instant: Instant): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(instant), true);
}

/** Returns entries as an iCalendar text (RFC 5545): times in UTC, so that no reader needs a time zone. */
export function writeCalendar(name: string, entries: readonly CalendarEntry[], now: Instant): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Växelbord//SV');
  calendar.addPropertyWithValue('x-wr-calname', name);
  for (const entry of entries) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', entry.uid);
    event.addPropertyWithValue('dtstamp', utc(now));
    event.addPropertyWithValue('summary', entry.summary);
    if (entry.description !== '') event.addPropertyWithValue('description', entry.description);
    if (entry.type === 'day') {
      const date = ICAL.Time.fromDateString(entry.date);
      const next = date.clone();
      next.adjust(1, 0, 0, 0);
      event.addPropertyWithValue('dtstart', date);
      event.addPropertyWithValue('dtend', next);
      event.addPropertyWithValue('transp', 'TRANSPARENT');
    } else {
      event.addPropertyWithValue('dtstart', utc(entry.from));
      event.addPropertyWithValue('dtend', utc(entry.to));
    }
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}
