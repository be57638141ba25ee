import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMinutes } from './minutes-text.ts';

describe('time spent as people write it', () => {
  it.each([
    ['45', 45],
    ['45 min', 45],
    ['1:30', 90],
    ['1,5 h', 90],
    ['1.5h', 90],
    ['2 tim', 120],
    ['1 h 30 min', 90],
    ['1h 30', 90],
    [' 10 ', 10],
    ['-15', -15],
    ['−15', -15],
  ])('is read: %s', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  it.each(['', '-', '0', 'en stund', '1:75', '25 h', '1441', '1e3', '45 kr'])('is not guessed at: "%s"', (text) => {
    expect(parseMinutes(text)).toBeNull();
  });

  it('never throws, and gives whole minutes of at most a day, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const minutes = parseMinutes(text);
        if (minutes === null) return;
        expect(Number.isInteger(minutes)).toBe(true);
        expect(Math.abs(minutes)).toBeLessThanOrEqual(1_440);
      }),
    );
  });
});
