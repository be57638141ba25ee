import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../service-hours/schema.ts';
import { announcementOf } from './announcement.ts';
import { callsToMoveOn, canHelp } from './overflow.ts';
import { longestPressure, waitingPressure } from './pressure.ts';
import { plainQueueSettings, type Queue } from './schema.ts';

const day = [
  { from: '07:45', to: '12:00' },
  { from: '12:45', to: '16:30' },
];
const openingHours: OpeningHours = {
  week: [day, day, day, day, day, [], []],
  closedOnPublicHolidays: true,
  exceptions: [],
};
/** A Monday in winter, by the clock in Stockholm. */
const at = (clock: string, date = '2026-11-23') => new Date(`${date}T${clock}:00+01:00`).toISOString();
const open = at('10:00');
const elsewhere = '01980000-0000-7000-8000-00000000000b';

const overflow = (change: Partial<Queue['overflow']>): Pick<Queue, 'overflow' | 'openingHours'> => ({
  openingHours,
  overflow: { ...plainQueueSettings.overflow, toQueueId: elsewhere, ...change },
});
const waiting = (...seconds: number[]) =>
  seconds.map((waited) => ({
    id: `waited ${waited}`,
    enteredAt: new Date(Date.parse(open) - waited * 1_000).toISOString(),
  }));
const moved = (queue: ReturnType<typeof overflow>, calls: ReturnType<typeof waiting>, now = open) =>
  callsToMoveOn(queue, calls, now).map(({ id }) => id);

describe('what callers of a queue are told', () => {
  const queue = { openingHours, greeting: 'Hej', closedText: 'Natt', lunchText: 'Lunch', holidayText: 'Helg' };

  it('follows its hours: open, over lunch, at night, on a holiday', () => {
    const said = [open, at('12:10'), at('20:00'), at('10:00', '2026-01-06')].map((now) => announcementOf(queue, now));
    expect(said).toEqual(['Hej', 'Lunch', 'Natt', 'Helg']);
  });

  it('is what is said at night where nothing else is written', () => {
    const plain = { ...queue, lunchText: '', holidayText: '' };
    expect([at('12:10'), at('10:00', '2026-01-06')].map((now) => announcementOf(plain, now))).toEqual(['Natt', 'Natt']);
  });
});

describe('calls that another queue helps with', () => {
  it('are none where no other queue is named, whatever else is set', () => {
    expect(moved(overflow({ toQueueId: null, afterSeconds: 5, whenClosed: true }), waiting(900))).toEqual([]);
  });

  it('are those that have waited so long, the last of too many, and all while it is closed', () => {
    expect(moved(overflow({ afterSeconds: 60 }), waiting(10, 60, 90))).toEqual(['waited 90', 'waited 60']);
    expect(moved(overflow({ moreThanWaiting: 2 }), waiting(10, 60, 90))).toEqual(['waited 10']);
    expect(moved(overflow({ whenClosed: true }), waiting(10))).toEqual([]);
    expect(moved(overflow({ whenClosed: true }), waiting(10), at('12:10'))).toEqual(['waited 10']);
  });

  it('go nowhere while the other queue is closed, out of use or the same', () => {
    const helping = { id: elsewhere, active: true, openingHours };
    expect(canHelp(helping, { id: 'another' }, open)).toBe(true);
    expect(canHelp(helping, { id: 'another' }, at('12:10'))).toBe(false);
    expect(canHelp({ ...helping, active: false }, { id: 'another' }, open)).toBe(false);
    expect(canHelp(helping, { id: elsewhere }, open)).toBe(false);
  });

  it('leave no more waiting than may wait, whoever came when', () => {
    const seconds = fc.array(fc.nat({ max: 3_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: 1, max: 20 }), (waits, most) => {
        const calls = waiting(...waits);
        const stay = calls.length - callsToMoveOn(overflow({ moreThanWaiting: most }), calls, open).length;
        expect(stay).toBe(Math.min(most, calls.length));
      }),
    );
  });
});

describe('the colours of a queue', () => {
  const thresholds = { waitingWarn: 3, waitingAlarm: 6, longestWarnSeconds: 45, longestAlarmSeconds: null };

  it('follow the limits, from the figure that is named on', () => {
    expect([2, 3, 5, 6].map((waiting) => waitingPressure(thresholds, waiting))).toEqual([
      'calm',
      'warning',
      'warning',
      'alarm',
    ]);
    expect([44, 45, 900].map((seconds) => longestPressure(thresholds, seconds))).toEqual([
      'calm',
      'warning',
      'warning',
    ]);
  });

  it('are left to the service level where no limit of a wait is set', () => {
    expect(longestPressure(plainQueueSettings.thresholds, 900)).toBeNull();
    expect(waitingPressure(plainQueueSettings.thresholds, 900)).toBe('calm');
  });
});
