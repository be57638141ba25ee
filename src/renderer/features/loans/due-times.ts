import { Temporal } from 'temporal-polyfill';
import { assertNever } from '#shared/assert-never.ts';
import { publicHoliday } from '#shared/service-hours/public-holidays.ts';
import type { Instant } from '#shared/time/instant.ts';

const timeZone = 'Europe/Stockholm';

/** A due time as people say it: a local date and a clock time. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
}

export const quickDueIds = ['today', 'next-working-day', 'week', 'two-weeks'] as const;
export type QuickDueId = (typeof quickDueIds)[number];

/** Returns an instant's date and clock time in Europe/Stockholm. */
export function localTimeOf(instant: Instant): LocalTime {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/**
 * Returns a clock time as `HH:MM` from what people write ("16:00", "16.00", "1600", "16", "9"), or null when it is none.
 */
export function parseClockTime(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:[:.]?([0-5]\d))?\s*$/.exec(text);
  const hour = Number(match?.[1]);
  if (match === null || hour > 23) return null;
  return `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** Returns the instant of a local time in Europe/Stockholm, or null when date or time cannot be read. */
export function instantOf({ date, time }: LocalTime): Instant | null {
  const clock = parseClockTime(time);
  if (clock === null || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  try {
    const local = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: clock });
    return new Date(local.epochMilliseconds).toISOString();
  } catch (error) {
    // Temporal says with a RangeError that there is no such day (30 February).
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && publicHoliday(date.toString()) === null;
}

/** The date itself if it is a working day, else the next one. */
function workingDayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}

/** Returns the local time a quick choice stands for; null for one that has passed (today, after 16:30). */
export function quickDue(id: QuickDueId, now: Instant): LocalTime | null {
  const today = Temporal.PlainDate.from(localTimeOf(now).date);
  const at = (date: Temporal.PlainDate, time: string): LocalTime => ({ date: date.toString(), time });
  switch (id) {
    case 'today':
      return localTimeOf(now).time < '16:30' ? at(today, '16:30') : null;
    case 'next-working-day':
      return at(workingDayFrom(today.add({ days: 1 })), '16:00');
    case 'week':
      return at(workingDayFrom(today.add({ weeks: 1 })), '16:00');
    case 'two-weeks':
      return at(workingDayFrom(today.add({ weeks: 2 })), '16:00');
    default:
      return assertNever(id);
  }
}

/** Returns when a loaner is due unless the lender says otherwise: the next working day at 16:00. */
export function usualDue(now: Instant): LocalTime {
  return quickDue('next-working-day', now) ?? localTimeOf(now);
}
