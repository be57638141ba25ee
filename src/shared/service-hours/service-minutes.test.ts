import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commonHours } from './common-hours.ts';
import { type CountedHours, type OpeningHours, openingHoursSchema } from './schema.ts';
import { addServiceMinutes, explainServiceMinutes, type Pause, serviceMinutesBetween } from './service-minutes.ts';

/** Counted minute by minute by another program: tests/vectors/service-hours.py. */
const published = z
  .object({
    levels: z.record(z.string(), openingHoursSchema),
    /** Levels that count only while a customer is open as well. */
    common: z.record(z.string(), z.object({ level: z.string(), customer: z.string() })),
    vectors: z.array(
      z.object({
        level: z.string(),
        from: z.string(),
        minutes: z.number(),
        pauses: z.array(z.object({ from: z.string(), to: z.string() })),
        end: z.string(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../../tests/vectors/service-hours.json', import.meta.url), 'utf8')));

function hoursOf(level: string): CountedHours {
  const both = published.common[level];
  if (both !== undefined) return commonHours(ownHours(both.level), ownHours(both.customer));
  return ownHours(level);
}

function ownHours(level: string): OpeningHours {
  const hours = published.levels[level];
  if (hours === undefined) throw new Error(`No level ${level}.`);
  return hours;
}

const instants = fc
  .integer({ min: Date.parse('2024-01-01T00:00:00Z') / 60_000, max: Date.parse('2030-06-01T00:00:00Z') / 60_000 })
  .map((minute) => new Date(minute * 60_000).toISOString());
const levels = fc.constantFrom(...Object.keys(published.levels), ...Object.keys(published.common));
const amounts = fc.integer({ min: 1, max: 4_000 });

/** Up to three pauses after an instant, one after the other. */
function pausesAfter(from: string): fc.Arbitrary<Pause[]> {
  return fc.array(fc.tuple(fc.nat(3_000), fc.nat(5_000)), { maxLength: 3 }).map((lengths) => {
    let at = Date.parse(from);
    return lengths.map(([until, long]) => {
      const begin = at + until * 60_000;
      at = begin + long * 60_000;
      return { from: new Date(begin).toISOString(), to: new Date(at).toISOString() };
    });
  });
}

const cases = fc
  .tuple(levels, instants, amounts)
  .chain(([level, from, minutes]) =>
    pausesAfter(from).map((pauses) => ({ hours: hoursOf(level), from, minutes, pauses })),
  );

describe('service minutes', () => {
  it('end when counting every minute by hand ends', () => {
    expect(published.vectors.length).toBeGreaterThanOrEqual(400);
    for (const { level, from, minutes, pauses, end } of published.vectors) {
      expect({ level, from, minutes, pauses, end: addServiceMinutes(hoursOf(level), from, minutes, pauses) }).toEqual({
        level,
        from,
        minutes,
        pauses,
        end,
      });
    }
  });

  it('are given back by measuring what was added', () => {
    fc.assert(
      fc.property(cases, ({ hours, from, minutes, pauses }) => {
        const end = addServiceMinutes(hours, from, minutes, pauses);
        expect(serviceMinutesBetween(hours, from, end ?? from, pauses)).toBeCloseTo(minutes, 6);
      }),
      { numRuns: 80 },
    );
  });

  it('never end earlier for a pause', () => {
    fc.assert(
      fc.property(cases, ({ hours, from, minutes, pauses }) => {
        const without = addServiceMinutes(hours, from, minutes) ?? '';
        expect(addServiceMinutes(hours, from, minutes, pauses)?.localeCompare(without)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 80 },
    );
  });

  it('never end while the clock stands still', () => {
    const hours = hoursOf('always');
    const standing = [{ from: '2026-11-23T07:10:00.000Z', to: null }];
    expect(addServiceMinutes(hours, '2026-11-23T07:00:00.000Z', 10, standing)).toBe('2026-11-23T07:10:00.000Z');
    expect(addServiceMinutes(hours, '2026-11-23T07:00:00.000Z', 11, standing)).toBeNull();
  });
});

describe('the explanation of a due time', () => {
  it('adds up, day by day, to the amount and the instant', () => {
    fc.assert(
      fc.property(cases, ({ hours, from, minutes, pauses }) => {
        const { days, end } = explainServiceMinutes(hours, from, minutes, pauses);
        expect(days.at(-1)?.total).toBeCloseTo(minutes, 6);
        const spans = days.flatMap((day) => day.spans);
        const counted = spans.filter((span) => span.counted).reduce((sum, span) => sum + span.to - span.from, 0);
        expect(counted / 60_000).toBeCloseTo(minutes, 6);
        expect(new Date(spans.at(-1)?.to ?? 0).toISOString()).toBe(end);
      }),
      { numRuns: 80 },
    );
  });

  it('names the red day that a day is shorter for', () => {
    const { days } = explainServiceMinutes(hoursOf('day-before'), '2026-04-01T12:00:00.000Z', 600);
    expect(days.slice(0, 3).map(({ date, kind, minutes }) => [date, kind, minutes])).toEqual([
      ['2026-04-01', { type: 'week' }, 150],
      ['2026-04-02', { type: 'before-holiday', name: 'långfredagen' }, 270],
      ['2026-04-03', { type: 'public-holiday', name: 'långfredagen' }, 0],
    ]);
  });

  it("gives the customer's reason where only the customer is closed", () => {
    const { days } = explainServiceMinutes(hoursOf('always-in-town'), '2026-05-14T12:00:00.000Z', 60);
    expect(days.slice(0, 3).map(({ date, kind }) => [date, kind.type])).toEqual([
      ['2026-05-14', 'public-holiday'],
      ['2026-05-15', 'exception'],
      ['2026-05-16', 'week'],
    ]);
  });

  it('names why a day did not count', () => {
    const { days, end } = explainServiceMinutes(hoursOf('office'), '2026-12-23T15:00:00.000Z', 60);
    expect(days.map(({ date, kind, minutes }) => [date, kind.type, minutes])).toEqual([
      ['2026-12-23', 'week', 30],
      ['2026-12-24', 'public-holiday', 0],
      ['2026-12-25', 'public-holiday', 0],
      ['2026-12-26', 'public-holiday', 0],
      ['2026-12-27', 'week', 0],
      ['2026-12-28', 'week', 30],
    ]);
    expect(end).toBe('2026-12-28T07:15:00.000Z');
  });
});
