import { Temporal } from 'temporal-polyfill';

const friday = 5;
const saturday = 6;

/** Returns Easter Sunday of a year: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}

/** Returns the first date with this weekday (Monday is 1) on or after a date of the year. */
function weekdayFrom(year: number, month: number, day: number, weekday: number): Temporal.PlainDate {
  const from = Temporal.PlainDate.from({ year, month, day });
  return from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
}

/**
 * The holidays of lagen (1989:253) om allmänna helgdagar as it stands since 2005, and the three eves. Of two on one date
 * the later named counts.
 */
function holidaysOf(year: number): ReadonlyMap<string, string> {
  const easter = easterSunday(year);
  const fixed = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const named: [Temporal.PlainDate, string][] = [
    [fixed(1, 1), 'nyårsdagen'],
    [fixed(1, 6), 'trettondedag jul'],
    [easter.subtract({ days: 2 }), 'långfredagen'],
    [easter, 'påskdagen'],
    [easter.add({ days: 1 }), 'annandag påsk'],
    [easter.add({ days: 39 }), 'Kristi himmelsfärdsdag'],
    [easter.add({ days: 49 }), 'pingstdagen'],
    [fixed(5, 1), 'första maj'],
    [fixed(6, 6), 'nationaldagen'],
    [weekdayFrom(year, 6, 19, friday), 'midsommarafton'],
    [weekdayFrom(year, 6, 20, saturday), 'midsommardagen'],
    [weekdayFrom(year, 10, 31, saturday), 'alla helgons dag'],
    [fixed(12, 24), 'julafton'],
    [fixed(12, 25), 'juldagen'],
    [fixed(12, 26), 'annandag jul'],
    [fixed(12, 31), 'nyårsafton'],
  ];
  return new Map(named.map(([date, name]) => [date.toString(), name]));
}

const byYear = new Map<number, ReadonlyMap<string, string>>();

/** Days of our table that the law does not name. */
const eves: ReadonlySet<string> = new Set(['midsommarafton', 'julafton', 'nyårsafton']);

/** Returns the name of the red day (röd dag) that a local date is by law, Sundays that are nothing else left out; null for other days. */
export function redDay(date: string): string | null {
  const name = publicHoliday(date);
  return name === null || eves.has(name) ? null : name;
}

/**
 * Returns the name of the public holiday on a local date ("2026-06-19"), or null. Midsummer's, Christmas and New Year's
 * eves count: the law does not name them, but collective agreements close municipalities on them.
 */
export function publicHoliday(date: string): string | null {
  const year = Number(date.slice(0, 4));
  let names = byYear.get(year);
  if (names === undefined) {
    names = holidaysOf(year);
    byYear.set(year, names);
  }
  return names.get(date) ?? null;
}
