import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import { explainServiceMinutes } from '#shared/service-hours/service-minutes.ts';
import { joinClosedDays } from './due-days.ts';

const hours: OpeningHours = {
  week: [...Array.from({ length: 5 }, () => [{ from: '08:00', to: '16:00' }]), [], []],
  closedOnPublicHolidays: true,
  exceptions: [],
};

describe('the days of an explained due time', () => {
  it('are one by one where time counted, and joined where the same reason closes several', () => {
    const { days } = explainServiceMinutes(hours, '2026-12-23T14:30:00.000Z', 90);
    expect(joinClosedDays(days).map(({ from, to, minutes }) => [from, to, minutes])).toEqual([
      ['2026-12-23', '2026-12-23', 30],
      ['2026-12-24', '2026-12-24', 0],
      ['2026-12-25', '2026-12-25', 0],
      ['2026-12-26', '2026-12-26', 0],
      ['2026-12-27', '2026-12-27', 0],
      ['2026-12-28', '2026-12-28', 60],
    ]);
    const weekend = explainServiceMinutes(hours, '2026-11-20T14:30:00.000Z', 90).days;
    expect(joinClosedDays(weekend).map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-20', '2026-11-20'],
      ['2026-11-21', '2026-11-22'],
      ['2026-11-23', '2026-11-23'],
    ]);
  });
});
