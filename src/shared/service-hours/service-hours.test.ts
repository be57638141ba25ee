import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingState } from './opening-state.ts';
import { publicHoliday } from './public-holidays.ts';
import type { OpeningHours } from './schema.ts';
import { addServiceMinutes, serviceMinutesBetween } from './service-minutes.ts';

const day = [
  { from: '07:45', to: '12:00' },
  { from: '12:45', to: '16:30' },
];
/** The published hours of IT-teamet Burlöv, Kävlinge, Staffanstorp. */
const itTeamet: OpeningHours = {
  week: [day, day, day, day, day, [], []],
  closedOnPublicHolidays: true,
  exceptions: [],
};
const always: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
  closedOnPublicHolidays: false,
  exceptions: [],
};
const never: OpeningHours = { week: [[], [], [], [], [], [], []], closedOnPublicHolidays: true, exceptions: [] };

const instants = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2030-12-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('adding service minutes', () => {
  it('gives the fault reported on Monday morning eight service hours and the lunch on top', () => {
    // Monday 2026-11-23 08:00 in winter time: 4 h to lunch, then 4 h from 12:45 would end 16:45, so 15 min spill over to Tuesday 07:45.
    expect(addServiceMinutes(itTeamet, '2026-11-23T07:00:00.000Z', 480)).toBe('2026-11-24T07:00:00.000Z');
  });

  it('starts a fault reported at lunch when the desk opens again', () => {
    expect(addServiceMinutes(itTeamet, '2026-11-23T11:10:00.000Z', 30)).toBe('2026-11-23T12:15:00.000Z');
  });

  it('ends at closing time, not at the next opening, when the time is used up exactly', () => {
    expect(addServiceMinutes(itTeamet, '2026-11-23T15:00:00.000Z', 30)).toBe('2026-11-23T15:30:00.000Z');
  });

  it('leaves out the weekend and Christmas', () => {
    // Wednesday 2026-12-23 16:00 local + 60 min: 30 min left, then Thursday eve, Friday, weekend; Monday 28th 07:45 + 30 min.
    expect(addServiceMinutes(itTeamet, '2026-12-23T15:00:00.000Z', 60)).toBe('2026-12-28T07:15:00.000Z');
  });

  it('counts real hours over the night summer time begins and ends, around the clock', () => {
    expect(addServiceMinutes(always, '2026-03-28T23:00:00.000Z', 24 * 60)).toBe('2026-03-29T23:00:00.000Z');
    expect(serviceMinutesBetween(always, '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z')).toBe(23 * 60);
    expect(serviceMinutesBetween(always, '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z')).toBe(25 * 60);
  });

  it('says null for an organisation that never opens', () => {
    expect(addServiceMinutes(never, '2026-11-23T07:00:00.000Z', 1)).toBeNull();
  });

  it('gives back by measuring what was added', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 6_000 }), (from, minutes) => {
        const end = addServiceMinutes(itTeamet, from, minutes);
        expect(end).not.toBeNull();
        expect(serviceMinutesBetween(itTeamet, from, end ?? from)).toBeCloseTo(minutes, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('never ends earlier when more is added', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 0, max: 600 }), (from, one, more) => {
        const shorter = Date.parse(addServiceMinutes(itTeamet, from, one) ?? '');
        const longer = Date.parse(addServiceMinutes(itTeamet, from, one + more) ?? '');
        expect(longer).toBeGreaterThanOrEqual(shorter);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the opening state', () => {
  it('is open until lunch in the morning', () => {
    expect(openingState(itTeamet, '2026-11-23T07:00:00.000Z')).toEqual({
      open: true,
      until: '2026-11-23T11:00:00.000Z',
    });
  });

  it('names lunch and when it ends', () => {
    expect(openingState(itTeamet, '2026-11-23T11:00:00.000Z')).toEqual({
      open: false,
      reason: 'lunch',
      note: '',
      opensAt: '2026-11-23T11:45:00.000Z',
    });
  });

  it('names the holiday and the next opening after it', () => {
    const state = openingState(itTeamet, '2026-06-19T08:00:00.000Z');
    expect(state).toMatchObject({ open: false, reason: 'public-holiday', opensAt: '2026-06-22T05:45:00.000Z' });
  });

  it('lets an exception open on a holiday and close on a weekday', () => {
    const hours: OpeningHours = {
      ...itTeamet,
      exceptions: [
        { date: '2026-12-24', intervals: [{ from: '09:00', to: '12:00' }], reason: 'Jourtid' },
        { date: '2026-11-23', intervals: [], reason: 'Planeringsdag' },
      ],
    };
    expect(openingState(hours, '2026-12-24T09:00:00.000Z').open).toBe(true);
    expect(openingState(hours, '2026-11-23T09:00:00.000Z')).toMatchObject({ open: false, note: 'Planeringsdag' });
  });

  it('has no next opening where nothing ever opens', () => {
    expect(openingState(never, '2026-11-23T09:00:00.000Z')).toMatchObject({ open: false, opensAt: null });
  });
});

describe('Swedish public holidays', () => {
  it('are those of the published calendars, with the three eves that municipalities close on', () => {
    const closed2026 = ['2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14']
      .concat(['2026-06-06', '2026-06-19', '2026-10-31', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31'])
      .map((date) => [date, publicHoliday(date) !== null]);
    expect(closed2026.every(([, closed]) => closed)).toBe(true);
    expect(publicHoliday('2026-11-23')).toBeNull();
    expect(publicHoliday('2026-12-13')).toBeNull();
    // Midsummer's Eve moves: always the Friday between 19 and 25 June.
    expect(publicHoliday('2027-06-25')).not.toBeNull();
    expect(publicHoliday('2027-06-24')).toBeNull();
  });
});
