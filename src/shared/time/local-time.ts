import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';

const timeZone = 'Europe/Stockholm';

/** A time as people say it: a date and a clock time in Europe/Stockholm. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`. */
  time: string;
}

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
