import { decodeText } from '#renderer/parts/import/index.ts';
import type { CalendarSpan } from '#shared/calendars/event-days.ts';
import { largestCalendarFile } from '#shared/calendars/limits.ts';
import type { ReadCalendar } from '#shared/calendars/read-calendar.ts';

/** A calendar file as it was understood, or why it was not. */
export type CalendarFile =
  | { type: 'read'; name: string; encoding: string; read: ReadCalendar; span: CalendarSpan }
  | { type: 'too-big'; limit: number }
  | { type: 'unreadable' };

/** Endings and types of calendar files. */
export const calendarFileTypes = '.ics,.ical,.ifb,.icalendar,text/calendar';

/** Reads a calendar file for the days of a span. The reader of the format is loaded when it is first needed: few ever need it. */
export async function readCalendarFile(file: File, span: CalendarSpan): Promise<CalendarFile> {
  if (file.size > largestCalendarFile) return { type: 'too-big', limit: largestCalendarFile / 1024 / 1024 };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { type: 'unreadable' };
  const { text, encoding } = decodeText(new Uint8Array(bytes));
  const { readCalendar } = await import('#shared/calendars/read-calendar.ts');
  return { type: 'read', name: file.name, encoding, read: readCalendar(text, span), span };
}
