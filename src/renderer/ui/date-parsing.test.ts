import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseDate } from './date-parsing.ts';

const today = '2026-11-22';

describe('what a person means by a date', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['20261130', '2026-11-30'],
    ['2026-11-30 16:00', '2026-11-30'],
    ['30/11', '2026-11-30'],
    ['30.11.26', '2026-11-30'],
    ['1/2', '2027-02-01'],
    ['20/11', '2026-11-20'],
    ['22 nov', '2026-11-22'],
    ['tisdag 1 december 2026', '2026-12-01'],
    ['den 3:e maj', '2027-05-03'],
    ['idag', '2026-11-22'],
    ['Imorgon', '2026-11-23'],
    ['i går', '2026-11-21'],
    ['tomorrow', '2026-11-23'],
    ['+14', '2026-12-06'],
    ['29/2 2028', '2028-02-29'],
  ])('reads "%s" as %s', (text, date) => {
    expect(parseDate(text, today)).toBe(date);
  });

  it.each(['', 'snart', '31/11', '2026-02-30', '29/2 2027', '13/13', '0/1', '5 nix', '2026', 'toString'])(
    'does not read "%s" as a date',
    (text) => {
      expect(parseDate(text, today)).toBeNull();
    },
  );

  it('reads every date back in each of the usual forms', () => {
    const dates = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-');
        for (const text of [iso, `${day}/${month}/${year}`, `${day}.${month}.${year}`, `${year}${month}${day}`]) {
          expect(parseDate(text, today)).toBe(iso);
        }
      }),
    );
  });

  it('never invents a date from arbitrary text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const date = parseDate(text, today);
        expect(date === null || new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)).toBe(true);
      }),
    );
  });

  it('adds days across months, years and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});
