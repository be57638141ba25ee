import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTicket } from '#renderer/data/testing.ts';
import { dayReasons } from '#shared/tickets/my-day.ts';
import { type DayRow, reasonCounts, sortDay } from './day-order.ts';

const rows: fc.Arbitrary<DayRow[]> = fc
  .array(
    fc.record({
      reason: fc.constantFrom(...dayReasons),
      title: fc.string({ minLength: 1 }),
      dueAt: fc.option(fc.constantFrom('2026-11-23T09:00:00.000Z', '2026-11-24T09:00:00.000Z')),
    }),
    { maxLength: 20 },
  )
  .map((parts) =>
    parts.map(({ reason, ...fields }, place) => {
      const ticket = aTicket(fields);
      return { id: ticket.id, place, reason, why: '', ticket };
    }),
  );
const columns = fc.constantFrom('why', 'number', 'title', 'requester', 'status', 'due');

describe('the list of the day', () => {
  it('loses and doubles nothing however it is sorted', () => {
    fc.assert(
      fc.property(rows, columns, fc.boolean(), (day, columnId, up) => {
        const sorted = sortDay(day, { columnId, direction: up ? 'ascending' : 'descending' });
        expect(new Set(sorted)).toEqual(new Set(day));
        expect(sorted).toHaveLength(day.length);
      }),
    );
  });

  it('stands in the order of the day when sorted by why, whatever order it came in', () => {
    fc.assert(
      fc.property(rows, (day) => {
        const sorted = sortDay([...day].reverse(), { columnId: 'why', direction: 'ascending' });
        expect(sorted.map(({ place }) => place)).toEqual(day.map((_, place) => place));
      }),
    );
  });

  it('puts what has no due time last when sorted by due', () => {
    fc.assert(
      fc.property(rows, (day) => {
        const sorted = sortDay(day, { columnId: 'due', direction: 'ascending' }).map(({ ticket }) => ticket.dueAt);
        const firstWithout = sorted.indexOf(null);
        if (firstWithout >= 0) expect(sorted.slice(firstWithout).every((dueAt) => dueAt === null)).toBe(true);
      }),
    );
  });

  it('counts each ticket under one reason, and names only reasons there are', () => {
    fc.assert(
      fc.property(rows, (day) => {
        const counts = reasonCounts(day);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(day.length);
        expect(counts.every(({ count }) => count > 0)).toBe(true);
      }),
    );
  });
});
