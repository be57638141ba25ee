import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicHoliday } from '#shared/service-hours/public-holidays.ts';
import { instantOf, localTimeOf, parseClockTime } from '#shared/time/local-time.ts';
import { quickDue, quickDueIds, usualDue } from './due-times.ts';

const instants = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2031-12-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('when a loaner is due', () => {
  it('is the next working day at four, past the weekend', () => {
    // Friday 27 November 2026, 10:00 local.
    expect(usualDue('2026-11-27T09:00:00.000Z')).toEqual({ date: '2026-11-30', time: '16:00' });
  });

  it('is past Christmas when lent the day before', () => {
    // Wednesday 23 December 2026: 24–26 are closed, 27 is a Sunday.
    expect(usualDue('2026-12-23T09:00:00.000Z')).toEqual({ date: '2026-12-28', time: '16:00' });
  });

  it('is today at half past four only before then', () => {
    expect(quickDue('today', '2026-11-23T09:00:00.000Z')).toEqual({ date: '2026-11-23', time: '16:30' });
    expect(quickDue('today', '2026-11-23T15:30:00.000Z')).toBeNull();
  });

  it('is always in the future, and on a working day unless it is today', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...quickDueIds), (now, id) => {
        const due = quickDue(id, now);
        if (due === null) return;
        expect((instantOf(due) ?? '') > now).toBe(true);
        if (id === 'today') return;
        expect([0, 6]).not.toContain(new Date(`${due.date}T12:00:00Z`).getUTCDay());
        expect(publicHoliday(due.date)).toBeNull();
      }),
    );
  });

  it('is the same instant after having been shown as date and time', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const minute = `${instant.slice(0, 16)}:00.000Z`;
        // The hour that comes twice in October is read as its first coming.
        const back = instantOf(localTimeOf(minute)) ?? '';
        expect([0, 3_600_000]).toContain(Date.parse(minute) - Date.parse(back));
      }),
    );
  });
});

describe('a clock time as written', () => {
  it.each([
    ['16:00', '16:00'],
    ['16.30', '16:30'],
    ['1600', '16:00'],
    ['16', '16:00'],
    [' 9 ', '09:00'],
    ['945', '09:45'],
    ['0:05', '00:05'],
  ])('reads %s', (text, time) => {
    expect(parseClockTime(text)).toBe(time);
  });

  it.each(['', '24:00', '16:60', 'fyra', '16:0', '-1'])('does not read "%s"', (text) => {
    expect(parseClockTime(text)).toBeNull();
  });

  it('gives no instant for a day that does not exist', () => {
    expect(instantOf({ date: '2026-02-30', time: '16:00' })).toBeNull();
    expect(instantOf({ date: '', time: '16:00' })).toBeNull();
  });
});
