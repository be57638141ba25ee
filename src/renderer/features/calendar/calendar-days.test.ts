import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import { aTicketRow } from '#shared/tickets/samples.ts';
import { calendarDays, calendarEntries, datesShown, moved, weekOf } from './calendar-days.ts';

const now = '2026-11-23T09:00:00.000Z';

describe('the calendar', () => {
  it('shows whole weeks from Monday: those of the month, or the one of the day', () => {
    expect([datesShown('month', '2026-11-23')[0], datesShown('month', '2026-11-23').at(-1)]).toEqual([
      '2026-10-26',
      '2026-12-06',
    ]);
    expect(datesShown('week', '2027-01-01')).toHaveLength(7);
    expect(datesShown('week', '2027-01-01')[0]).toBe('2026-12-28');
    // ISO 8601: 1 January 2027 is a Friday, in week 53 of 2026.
    expect(weekOf('2027-01-01')).toBe(53);
    expect(moved('2026-01-31', { months: 1 })).toBe('2026-02-28');
  });

  it('has a window on every local day it lies on, and not on the day that begins when it ends', () => {
    const window = aTicketRow({
      kind: 'maintenance',
      // 22:00 on the 25th to midnight between the 26th and 27th in Stockholm.
      plannedFrom: '2026-11-25T21:00:00.000Z',
      plannedTo: '2026-11-26T23:00:00.000Z',
    });
    const days = calendarDays('week', '2026-11-23', calendarEntries([window], now), undefined);
    expect(days.filter(({ entries }) => entries.length > 0).map(({ date }) => date)).toEqual([
      '2026-11-25',
      '2026-11-26',
    ]);
  });

  it('has a major incident from when it was reported until today, while it goes on', () => {
    const incident = aTicketRow({ kind: 'major-incident', createdAt: '2026-11-22T09:00:00.000Z' });
    const over = aTicketRow({ kind: 'major-incident', status: 'closed' });
    const entries = calendarEntries([incident, over, aTicketRow({ kind: 'maintenance' }), aTicketRow()], now);
    expect(entries.map(({ ticket, firstDate, lastDate }) => [ticket.id, firstDate, lastDate])).toEqual([
      [incident.id, '2026-11-22', '2026-11-23'],
    ]);
  });

  it('says which days are closed or shorter, and why', () => {
    const week = Array.from({ length: 7 }, () => [{ from: '08:00', to: '16:00' }]);
    const hours: OpeningHours = {
      week,
      closedOnPublicHolidays: true,
      exceptions: [{ date: '2026-12-23', intervals: [{ from: '08:00', to: '12:00' }], reason: 'Dagen före' }],
    };
    const days = calendarDays('week', '2026-12-23', [], hours);
    expect(days.map(({ closed }) => closed)).toEqual([
      null,
      null,
      { name: 'Dagen före', isWhole: false },
      { name: 'julafton', isWhole: true },
      { name: 'juldagen', isWhole: true },
      { name: 'annandag jul', isWhole: true },
      null,
    ]);
  });
});
