const monthNames: readonly (readonly string[])[] = [
  ['jan'],
  ['feb'],
  ['mar'],
  ['apr'],
  ['maj', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dec'],
];
const relativeWords: Readonly<Record<string, number>> = {
  idag: 0,
  'i dag': 0,
  today: 0,
  imorgon: 1,
  'i morgon': 1,
  tomorrow: 1,
  igår: -1,
  'i går': -1,
  yesterday: -1,
  övermorgon: 2,
};

/**
 * Returns what a person means by a date, as `YYYY-MM-DD`, or null when it cannot be one. Understands ISO (with or without
 * dashes, with a time behind), `22/11`, `22.11.2026`, `22 nov`, `22 november 2026`, `imorgon`, `+14` (days). Day comes before month.
 * A date without year is the nearest one in the coming eleven months or the past month. `today` is `YYYY-MM-DD`.
 */
export function parseDate(text: string, today: string): string | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const relative = Object.hasOwn(relativeWords, words) ? relativeWords[words] : undefined;
  if (relative !== undefined) return addDays(today, relative);
  const days = /^([+-]\d{1,4})(?: ?d(?:agar|ays?)?)?$/.exec(words)?.[1];
  if (days !== undefined) return addDays(today, Number(days));
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[t ].*)?$/.exec(words);
  if (iso !== null) return isoOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2}) ?[/.-] ?(\d{1,2})(?:(?: ?[/.-] ?| )(\d{4}|\d{2}))?$/.exec(words);
  if (numeric !== null) return withYear(Number(numeric[1]), Number(numeric[2]), numeric[3], today);
  const named = /^(?:\p{L}+ )?(?:den )?(\d{1,2})(?::?[ea])?\.? (\p{L}{3})\p{L}*\.?(?: (\d{4}))?$/u.exec(words);
  if (named === null) return null;
  const month = monthNames.findIndex((names) => names.includes(named[2] ?? ''));
  return month < 0 ? null : withYear(Number(named[1]), month + 1, named[3], today);
}

/** Returns the date `days` later, both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function withYear(day: number, month: number, year: string | undefined, today: string): string | null {
  if (year !== undefined) return isoOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  const candidates = [thisYear - 1, thisYear, thisYear + 1].map((candidate) => isoOf(candidate, month, day));
  const earliest = addDays(today, -31);
  return candidates.find((candidate) => candidate !== null && candidate >= earliest) ?? null;
}

function isoOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 && year < 2200 ? date.toISOString().slice(0, 10) : null;
}
