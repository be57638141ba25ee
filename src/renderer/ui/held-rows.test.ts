import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdRows } from './held-rows.ts';

interface Item {
  id: string;
  text: string;
}

const windowOf = (...ids: string[]) => ({
  rows: ids.map((id) => ({ id, text: id })),
  start: 0,
  total: ids.length,
});
const ids = (rows: readonly Item[]) => rows.map((row) => row.id).join('');
const hold = (shown: string, incoming: string) =>
  holdRows(windowOf(...shown), windowOf(...incoming), (row: Item) => row.id);

describe('rows held in place', () => {
  it.each([
    ['abc', 'xabc', 'abc', 1],
    ['abc', 'xayzbc', 'abc', 3],
    ['abc', 'cba', 'abc', 0],
    ['abc', 'ac', 'abc', 0],
    ['abc', 'abcde', 'abcde', 0],
    ['', 'ab', 'ab', 0],
  ])('from %s, when %s comes, show %s with %d waiting', (shown, incoming, expected, waiting) => {
    const held = hold(shown, incoming);
    expect(ids(held.rows)).toBe(expected);
    expect(held.waiting).toBe(waiting);
  });

  it('follow when another part of the list is looked at', () => {
    const next = { rows: [{ id: 'z', text: 'z' }], start: 40, total: 50 };
    expect(holdRows(windowOf('a', 'b'), next, (row: Item) => row.id)).toEqual({ ...next, waiting: 0 });
  });

  it('never move a row that is shown, whatever comes', () => {
    const rows = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 10 }).map((list) => list.join(''));
    fc.assert(
      fc.property(rows, rows, (shown, incoming) => {
        expect(ids(hold(shown, incoming).rows).startsWith(shown)).toBe(true);
      }),
    );
  });
});
