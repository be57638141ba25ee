import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finish } from './steps.ts';
import { TextRanks } from './text-ranks.ts';

const collator = new Intl.Collator('sv', { numeric: true });
const texts = fc.array(fc.option(fc.stringMatching(/^[abåäö01]{0,3}$/), { freq: 8 }), { minLength: 1, maxLength: 30 });

/** Segments one after the other, and single rows that get one text after the other. */
const histories = fc.array(
  fc.oneof(fc.record({ segment: texts }), {
    weight: 5,
    arbitrary: fc.record({
      single: fc.nat(20),
      text: fc.option(fc.stringMatching(/^[abåäö01]{0,4}$/)),
      settled: fc.boolean(),
    }),
  }),
  { minLength: 1, maxLength: 80, size: 'max' },
);

describe('ranks of texts', () => {
  it('order as the texts do in Swedish, and are the same for texts the collator finds equal', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const now: (string | null)[] = [];
        const ranks = new TextRanks((slot) => now[slot] ?? null);
        const slotOf = new Map<number, number>();
        const packed: number[] = [];
        for (const step of history) {
          if ('segment' in step) {
            const from = now.length;
            now.push(...step.segment);
            packed.push(...step.segment.map((_, at) => from + at));
            finish(ranks.addPacked([{ from, to: now.length }]));
            continue;
          }
          const slot = slotOf.get(step.single) ?? now.length;
          slotOf.set(step.single, slot);
          now[slot] = step.text;
          ranks.setSingle(slot, step.text, packed.find((at) => now[at] === step.text) ?? -1);
          if (step.settled) finish(ranks.settle());
        }
        finish(ranks.settle());
        expect(now.map((_, slot) => Number.isNaN(ranks.rank(slot)))).toEqual(now.map((text) => text === null));
        const ordered = [...now.keys()]
          .filter((slot) => now[slot] !== null)
          .sort((one, other) => collator.compare(now[one] ?? '', now[other] ?? ''));
        const steps = (difference: (before: number, after: number) => number) =>
          ordered.slice(1).map((after, at) => Math.sign(difference(ordered[at] ?? 0, after)));
        expect(steps((before, after) => ranks.rank(after) - ranks.rank(before))).toEqual(
          steps((before, after) => collator.compare(now[after] ?? '', now[before] ?? '')),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('find room between two neighbours however often', () => {
    const now: string[] = ['a', 'c'];
    const ranks = new TextRanks((slot) => now[slot] ?? null);
    finish(ranks.addPacked([{ from: 0, to: 2 }]));
    for (let count = 0; count < 200; count += 1) {
      const slot = now.length;
      now.push(`b${'b'.repeat(count)}`);
      ranks.setSingle(slot, now[slot] ?? null, -1);
      finish(ranks.settle());
    }
    const order = now.map((_, slot) => ranks.rank(slot));
    expect(order.slice(2)).toEqual([...new Set(order.slice(2))].sort((one, other) => one - other));
    expect(Math.min(...order.slice(2))).toBeGreaterThan(order[0] ?? 0);
    expect(Math.max(...order.slice(2))).toBeLessThan(order[1] ?? 0);
  });
});
