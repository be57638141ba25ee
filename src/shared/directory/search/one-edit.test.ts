import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneEdit } from './one-edit.ts';

/** Optimal string alignment distance by its definition (Boytsov 2011, "Indexing methods for approximate dictionary searching"). */
function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + Number(one[i - 1] !== other[j - 1]));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) best = Math.min(best, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row !== undefined) row[j] = best;
    }
  }
  return at(one.length, other.length);
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 's'), maxLength: 7 });

describe('one edit', () => {
  it('is what the distance of the whole words says', () => {
    fc.assert(
      fc.property(word, word, (typed, known) => {
        expect(oneEdit(typed, known) === 'whole').toBe(distance(typed, known) <= 1);
      }),
    );
  });

  it('is found in every beginning of a word that is one edit away', () => {
    fc.assert(
      fc.property(word, word, (typed, known) => {
        const beginnings = Array.from({ length: known.length + 1 }, (_, length) => known.slice(0, length));
        expect(oneEdit(typed, known) !== null).toBe(beginnings.some((part) => distance(typed, part) <= 1));
      }),
    );
  });
});
