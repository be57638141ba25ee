import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/instant.ts';

const timeZone = 'Europe/Stockholm';

/** More days or hours than this are forgotten all at once: a century of days, half a year of hours. */
const mostRemembered = 40_000;

/** Counting service time goes through the same days again and again, and making a date takes some microseconds: each is made once. */
const dateOfKey = new Map<string, Temporal.PlainDate>();
const dateOfHour = new Map<string, Temporal.PlainDate>();
const keys = new WeakMap<Temporal.PlainDate, string>();
const followers = new WeakMap<Temporal.PlainDate, Temporal.PlainDate>();

function remember(map: Map<string, Temporal.PlainDate>, key: string, date: Temporal.PlainDate): void {
  if (map.size >= mostRemembered) map.clear();
  map.set(key, date);
}

/** Returns the one object that stands for this date. */
function theOne(date: Temporal.PlainDate): Temporal.PlainDate {
  const key = date.toString();
  const known = dateOfKey.get(key);
  if (known !== undefined) return known;
  remember(dateOfKey, key, date);
  keys.set(date, key);
  return date;
}

/** Returns a date as text, "2026-11-23": such texts order as the dates do. */
export function dateKey(date: Temporal.PlainDate): string {
  const known = keys.get(date);
  if (known !== undefined) return known;
  const key = date.toString();
  keys.set(date, key);
  return key;
}

/** Returns the day after. */
export function dayAfter(date: Temporal.PlainDate): Temporal.PlainDate {
  const known = followers.get(date);
  if (known !== undefined) return known;
  const next = theOne(date.add({ days: 1 }));
  followers.set(date, next);
  return next;
}

/** Swedish time has been whole hours from UTC, and has changed at whole hours of UTC, since 1980 (IANA tz database, Europe/Stockholm). */
const wholeHours = /^(?:19[89]\d|2\d\d\d)-\d\d-\d\dT\d\d(?=:\d\d:\d\d(?:\.\d+)?Z$)/;

/** Returns the local date of an instant in Europe/Stockholm. */
export function localDateOf(instant: Instant): Temporal.PlainDate {
  const hour = wholeHours.exec(instant)?.[0];
  const known = hour === undefined ? undefined : dateOfHour.get(hour);
  if (known !== undefined) return known;
  const date = theOne(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate());
  if (hour !== undefined) remember(dateOfHour, hour, date);
  return date;
}
