import type { Translator } from './translator.ts';

/** All service time is read in this zone, whatever the machine is set to. */
export const serviceTimeZone = 'Europe/Stockholm';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, { timeZone: serviceTimeZone, ...options });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** Returns the calendar day of an instant in the service time zone as `YYYY-MM-DD`. */
export function isoDateOf(instant: number): string {
  return formatterFor('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
}

/** Returns the clock time of an instant as `HH:MM`, 24 hours. */
export function clockTime(instant: number): string {
  return formatterFor('sv-SE', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
}

/** Returns the exact instant in words, for hover and screen readers: weekday, date, time with seconds. */
export function exactInstant(instant: number, translator: Translator): string {
  return formatterFor(translator.locale, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}

/**
 * Returns a length of time in the two largest units that matter: `45 min`, `2 h 10 min`, `3 d 4 h`, and whole days from a week on. The sign is ignored;
 * partial minutes are cut off. `milliseconds` may be any finite number.
 */
export function durationWords(milliseconds: number, { t }: Translator): string {
  const length = Math.abs(milliseconds);
  const days = Math.floor(length / day);
  const hours = Math.floor((length % day) / hour);
  const minutes = Math.floor((length % hour) / minute);
  if (days > 0)
    return hours > 0 && days < 7 ? t('ui.duration.daysHours', { days, hours }) : t('ui.duration.days', { days });
  if (hours > 0) {
    return minutes > 0 ? t('ui.duration.hoursMinutes', { hours, minutes }) : t('ui.duration.hours', { hours });
  }
  return minutes > 0 ? t('ui.duration.minutes', { minutes }) : t('ui.duration.lessThanMinute');
}

/** Returns the time left until `due` or the time since it passed: `2 h 10 min kvar`, `45 min över`. */
export function timeLeftWords(due: number, now: number, translator: Translator): string {
  const duration = durationWords(due - now, translator);
  return translator.t(due >= now ? 'ui.duration.left' : 'ui.duration.over', { duration });
}

/** Returns a running time as a counter: `0:43`, `12:05`, `1:02:09`. Negative lengths count as zero. */
export function counterWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)}:${rest}` : rest.replace(/^0(?=\d:)/, '');
}

/**
 * Returns an instant as people say it: relative within the hour (`för 12 min sedan`), the clock for yesterday, today and
 * tomorrow (`i dag 10:42`), weekday and date further away (`tor 26 nov 10:42`), with the year when it is another year.
 */
export function relativeInstant(instant: number, now: number, translator: Translator): string {
  const { t } = translator;
  const distance = Math.abs(instant - now);
  if (distance < minute) return t('ui.time.now');
  if (distance < hour) {
    const duration = durationWords(distance, translator);
    return t(instant < now ? 'ui.time.ago' : 'ui.time.in', { duration });
  }
  return dayAndTime(instant, now, translator);
}

/** Returns a local date ("2026-11-23") as people say it in a list of days: `mån 23 nov`. */
export function localDateWords(date: string, { locale }: Translator): string {
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' };
  return formatterFor(locale, options).format(Date.parse(`${date}T12:00:00.000Z`));
}

/** Returns a local date ("2026-11-23") in full, as a screen reader says it: `måndag 23 november 2026`. */
export function longDateWords(date: string, { locale }: Translator): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  };
  return formatterFor(locale, options).format(Date.parse(`${date}T12:00:00.000Z`));
}

/** Returns an instant by day and clock, however near, as it stands after "since": `i dag 10:42`, `tor 26 nov 10:42`. */
export function dayAndTime(instant: number, now: number, { t, locale }: Translator): string {
  const time = clockTime(instant);
  const date = isoDateOf(instant);
  if (date === isoDateOf(now)) return t('ui.time.todayAt', { time });
  if (date === isoDateOf(now - day)) return t('ui.time.yesterdayAt', { time });
  if (date === isoDateOf(now + day)) return t('ui.time.tomorrowAt', { time });
  const sameYear = date.slice(0, 4) === isoDateOf(now).slice(0, 4);
  const words = formatterFor(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(instant);
  return `${words} ${time}`;
}
