import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfTime } from './ticket-looks.tsx';

const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });

describe('the bar of a ticket’s time', () => {
  it('stays between empty and full, and never goes back as time passes', () => {
    fc.assert(
      fc.property(day, day, day, fc.nat(10_000_000), (created, due, now, later) => {
        const ticket = { createdAt: created.toISOString(), dueAt: due.toISOString() };
        const first = shareOfTime(ticket, now.getTime());
        const second = shareOfTime(ticket, now.getTime() + later);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(second).toBeLessThanOrEqual(1);
        expect(second).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  it('is half full half-way', () => {
    const ticket = { createdAt: '2026-11-23T08:00:00.000Z', dueAt: '2026-11-23T16:00:00.000Z' };
    expect(shareOfTime(ticket, Date.parse('2026-11-23T12:00:00.000Z'))).toBe(0.5);
  });
});
