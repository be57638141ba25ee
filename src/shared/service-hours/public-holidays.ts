import Holidays from 'date-holidays';

const sweden = new Holidays('SE', { languages: ['sv'], timezone: 'Europe/Stockholm' });
const byYear = new Map<number, ReadonlyMap<string, string>>();

/**
 * Returns the name of the public holiday on a local date ("2026-06-19"), or null. Midsummer's, Christmas and New Year's
 * eves count: the Holidays Act does not name them, but collective agreements close municipalities on them, which is
 * what the library's type `bank` says.
 */
export function publicHoliday(date: string): string | null {
  const year = Number(date.slice(0, 4));
  let names = byYear.get(year);
  if (names === undefined) {
    names = new Map(
      sweden
        .getHolidays(year)
        .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
        .map((holiday) => [holiday.date.slice(0, 10), holiday.name]),
    );
    byYear.set(year, names);
  }
  return names.get(date) ?? null;
}
