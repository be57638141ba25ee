import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../rows/canonical-instant.ts';
import { firstNotBefore } from './conditions.ts';

describe('the first instant that is not before a text', () => {
  it('divides instants as comparing their texts does, whatever the text', () => {
    const times = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 1, 1) });
    const bounds = fc.oneof(
      times.map(instantOf),
      fc.tuple(times, fc.nat(24)).map(([time, length]) => instantOf(time).slice(0, length)),
      fc.tuple(times, fc.constantFrom('Z', '+', 'x', ' ')).map(([time, end]) => instantOf(time).slice(0, 19) + end),
    );
    fc.assert(
      fc.property(times, bounds, (time, bound) => {
        expect(time < firstNotBefore(bound)).toBe(instantOf(time) < bound);
        const edge = firstNotBefore(bound);
        if (edge > written.from && edge < written.to) {
          expect([instantOf(edge - 1) < bound, instantOf(edge) < bound]).toEqual([true, false]);
        }
      }),
    );
  });
});

/** Within what instants can be written in four digits of the year. */
const written = { from: Date.parse('0001-01-02T00:00:00.000Z'), to: Date.parse('9999-12-31T00:00:00.000Z') };
