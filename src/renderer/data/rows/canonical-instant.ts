const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Where the separators of `2026-11-20T09:00:00.000Z` stand, as pairs of position and character code. */
const separators = [4, 45, 7, 45, 10, 84, 13, 58, 16, 58, 19, 46, 23, 90];

/** The number in the digits from `from` to `to`, or -1 when something there is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function separated(text: string): boolean {
  for (let at = 0; at < separators.length; at += 2) {
    if (text.charCodeAt(separators[at] ?? 0) !== separators[at + 1]) return false;
  }
  return true;
}

/** Whether the year has the day: the Gregorian rule of leap years. */
function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > (monthDays[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/**
 * Returns the milliseconds since 1970 of an instant written exactly as `Date.prototype.toISOString` writes it (years 1 to
 * 9999), otherwise NaN. Many times faster than Date.parse and a comparison. Days since 1970 by the
 * "days from civil" formula, which counts years from March so that the leap day is the last.
 */
export function millisecondsOf(text: string): number {
  if (text.length !== 24 || !separated(text)) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const millisecond = digits(text, 20, 23);
  if (!isDate(year, month, day) || hour < 0 || hour > 23 || minute < 0 || minute > 59) return Number.NaN;
  if (second < 0 || second > 59 || millisecond < 0) return Number.NaN;
  const march = month > 2 ? year : year - 1;
  const century = Math.floor(march / 400);
  const yearOfEra = march - century * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  const days = century * 146_097 + dayOfEra - 719_468;
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1_000 + millisecond;
}

/** Returns the instant as text, the opposite of millisecondsOf. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
