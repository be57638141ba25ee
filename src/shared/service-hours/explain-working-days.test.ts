import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aServiceLevel } from '../catalogue/samples.ts';
import { explainWorkingDays } from './explain-working-days.ts';
import { endOfWorkingDay } from './working-days.ts';

const { hours } = aServiceLevel();

describe('the explanation of working days', () => {
  it('names every day passed over and why', () => {
    // Wednesday 23 December 2026: Christmas Day is a Friday, then comes the weekend.
    const days = explainWorkingDays(hours, '2026-12-23T12:00:00.000Z', 1);
    expect(days.map(({ date, number }) => [date, number])).toEqual([
      ['2026-12-24', null],
      ['2026-12-25', null],
      ['2026-12-26', null],
      ['2026-12-27', null],
      ['2026-12-28', 1],
    ]);
    expect(days.map(({ kind }) => kind.type)).toContain('public-holiday');
  });

  it('ends when the due time does, whatever the day and the number', () => {
    const instants = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const last = explainWorkingDays(hours, from, days).at(-1);
        expect(last?.number).toBe(days);
        expect(new Date(last?.closesAt ?? 0).toISOString()).toBe(endOfWorkingDay(hours, from, days));
      }),
    );
  });
});
