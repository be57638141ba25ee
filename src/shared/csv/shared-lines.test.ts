import { describe, expect, it } from 'vitest';
import { sharedLines } from './shared-lines.ts';

const lines = (...keys: (string | null)[]) => keys.map((key, index) => ({ line: index + 2, key }));

describe('lines about the same thing', () => {
  it('are named together, and no others', () => {
    expect([...sharedLines(lines('a', 'b', 'a', 'c', 'b', 'a'))]).toEqual([
      ['a', '2, 4, 7'],
      ['b', '3, 6'],
    ]);
  });

  it('are not those that say nothing of what they are about', () => {
    expect([...sharedLines(lines(null, null, 'a'))]).toEqual([]);
  });

  it('are named at the most twenty at a time: a file of one line ten thousand times has as many refusals', () => {
    const words = sharedLines(lines(...Array.from({ length: 21 }, () => 'a'))).get('a') ?? '';
    expect(words.split(', ')).toHaveLength(20);
    expect(words.endsWith('21 …')).toBe(true);
  });
});
