import { describe, expect, it } from 'vitest';
import type { OpeningHours } from './schema.ts';
import { endOfWorkingDay, workingDaysBetween } from './working-days.ts';

const day = [
  { from: '07:45', to: '12:00' },
  { from: '12:45', to: '16:30' },
];
const office: OpeningHours = {
  week: [day, day, day, day, day, [], []],
  closedOnPublicHolidays: true,
  exceptions: [{ date: '2026-11-27', intervals: [{ from: '08:00', to: '12:00' }], reason: 'Planeringsdag' }],
};

describe('within working days', () => {
  it('ends when the last of them closes', () => {
    // Monday 2026-11-23: Tuesday, Wednesday 16:30 in winter time.
    expect(endOfWorkingDay(office, '2026-11-23T09:00:00.000Z', 2)).toBe('2026-11-25T15:30:00.000Z');
  });

  it('passes over weekends and holidays and keeps a short day’s own hours', () => {
    expect(endOfWorkingDay(office, '2026-11-26T09:00:00.000Z', 1)).toBe('2026-11-27T11:00:00.000Z');
    // Wednesday before Christmas: Monday 28th is the next working day.
    expect(endOfWorkingDay(office, '2026-12-23T09:00:00.000Z', 1)).toBe('2026-12-28T15:30:00.000Z');
  });

  it('counts the days that have passed as they were counted ahead', () => {
    const from = '2026-12-21T09:00:00.000Z';
    for (const days of [1, 2, 3, 5, 10]) {
      expect(workingDaysBetween(office, from, endOfWorkingDay(office, from, days) ?? from)).toBe(days);
    }
    expect(workingDaysBetween(office, from, from)).toBe(0);
  });

  it('never comes where nothing opens', () => {
    const closed: OpeningHours = { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] };
    expect(endOfWorkingDay(closed, '2026-11-23T09:00:00.000Z', 1)).toBeNull();
  });
});
