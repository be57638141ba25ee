import { type CalendarFile, readCalendarFile } from '#renderer/parts/calendar-files/index.ts';
import type { CalendarSpan } from '#shared/calendars/event-days.ts';

/** Years before and after this one that are looked at. */
const yearsBack = 1;
const yearsAhead = 3;

/** Returns the days a calendar is read for: last year, this one and three more. */
export function spanAround(year: number): CalendarSpan {
  return { from: `${year - yearsBack}-01-01`, to: `${year + yearsAhead}-12-31` };
}

/** Reads a calendar file of closed days. */
export async function readClosuresFile(file: File, year: number): Promise<CalendarFile> {
  return await readCalendarFile(file, spanAround(year));
}
