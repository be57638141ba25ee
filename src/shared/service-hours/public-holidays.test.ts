import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { publicHoliday } from './public-holidays.ts';

const library = new Holidays('SE', { languages: ['sv'], timezone: 'Europe/Stockholm' });

function byLibrary(year: number): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { date, name, type } of library.getHolidays(year)) {
    if (type !== 'public' && type !== 'bank') continue;
    const day = date.slice(0, 10);
    names.set(day, [...(names.get(day) ?? []), name]);
  }
  return names;
}

function datesOf(year: number): string[] {
  const first = Date.UTC(year, 0, 1);
  const days = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
  return Array.from({ length: days }, (_, day) => new Date(first + day * 86_400_000).toISOString().slice(0, 10));
}

describe('Swedish public holidays', () => {
  it('are those of a maintained calendar library, by date and name, for a lifetime of years', () => {
    for (let year = 2005; year <= 2100; year += 1) {
      const expected = byLibrary(year);
      for (const date of datesOf(year)) {
        const name = publicHoliday(date);
        const names = expected.get(date);
        if (names === undefined) expect([date, name]).toEqual([date, null]);
        else expect([date, ...names]).toContain(name);
      }
    }
  });
});
