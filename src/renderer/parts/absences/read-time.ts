import { addDays, parseDate } from '#renderer/ui/index.ts';
import { startOfDate } from '#shared/absences/occurrences.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instantOf, parseClockTime } from '#shared/time/local-time.ts';

/** The beginnings of the weekdays in both languages, Monday first. */
const weekdays: readonly RegExp[] = [
  /^(?:mån|man|mon)(?:dag|day)?$/,
  /^(?:tis|tue)(?:dag|s|sday)?$/,
  /^(?:ons|wed)(?:dag|nesday)?$/,
  /^(?:tor|tors|thu)(?:dag|sdag|s|rs|rsday)?$/,
  /^(?:fre|fri)(?:dag|day)?$/,
  /^(?:lör|lor|sat)(?:dag|urday)?$/,
  /^(?:sön|son|sun)(?:dag|day)?$/,
];

/** Returns the next local date with the weekday that is written, today's own only where it may be; null when it is none. */
function weekdayDate(text: string, today: string, mayBeToday: boolean): string | null {
  const wanted = weekdays.findIndex((names) => names.test(text));
  if (wanted < 0) return null;
  const current = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  const ahead = (wanted - current + 7) % 7;
  return addDays(today, ahead === 0 && !mayBeToday ? 7 : ahead);
}

/** Returns the minutes of "+2t", "+90", "+1,5 h", "+1t30", "+45 min"; null when it is none. */
function minutesAhead(text: string): number | null {
  const match =
    /^\+ ?(\d{1,3})(?:[.,](\d))? ?(?:(t|tim|timmar|h|hours?)(?: ?(\d{1,2}))?|(m|min|minuter|minutes)?)$/.exec(text);
  if (match === null) return null;
  const [, whole = '', tenth, hours, rest] = match;
  const amount = Number(`${whole}.${tenth ?? '0'}`);
  return hours === undefined ? Math.round(amount) : Math.round(amount * 60) + Number(rest ?? 0);
}

const minute = 60_000;

/**
 * Returns the instant a person means: "13.15", "1315", "8" (today, or tomorrow when that has passed), "+2t", "+90", "i morgon 8",
 * "fre", "fre 13", "4 dec 13.15", "2026-12-04 08:00", in Swedish and English; a day without a time is its midnight. Null when it
 * cannot be read. `mayPass`: a time of today that has passed is meant as it stands.
 */
export function readTime(text: string, now: Instant, mayPass = false): Instant | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:på|on|kl\.?|at) /, '');
  if (words === '') return null;
  if (words === 'nu' || words === 'now') return now;
  const ahead = minutesAhead(words);
  if (ahead !== null) return new Date(Math.floor(Date.parse(now) / minute + ahead) * minute).toISOString();
  const today = isoDateOf(Date.parse(now));
  const clock = parseClockTime(words);
  if (clock !== null) return clockInstant(today, clock, now, mayPass);
  const day = weekdayDate(words, today, mayPass) ?? parseDate(words, today);
  if (day !== null && !/^\d{4}-\d{2}-\d{2}[t ]/.test(words)) return startOfDate(day);
  return dayAndClock(words, today, now);
}

function clockInstant(today: string, clock: string, now: Instant, mayPass: boolean): Instant | null {
  const at = instantOf({ date: today, time: clock });
  if (at === null || mayPass || at > now) return at;
  return instantOf({ date: addDays(today, 1), time: clock });
}

function dayAndClock(words: string, today: string, now: Instant): Instant | null {
  const match = /^(.+?)(?: kl\.?| at)?[ t](\d{1,2}(?:[:.]?[0-5]\d)?)$/.exec(words);
  const [, dayWords = '', clockWords = ''] = match ?? [];
  const time = parseClockTime(clockWords);
  if (time === null) return null;
  const sameDay = weekdayDate(dayWords, today, true);
  const date = sameDay ?? parseDate(dayWords, today);
  if (date === null) return null;
  const at = instantOf({ date, time });
  // "fre 8" on a Friday at nine means the next one.
  return sameDay !== null && at !== null && at <= now && date === today
    ? instantOf({ date: addDays(date, 7), time })
    : at;
}
