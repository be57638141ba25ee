import { describe, expect, it } from 'vitest';
import { localTimeOf } from '#shared/time/local-time.ts';
import { readTime } from './read-time.ts';

/** Monday 23 November 2026, 10:42 in Stockholm. */
const now = '2026-11-23T09:42:10.000Z';

function read(text: string, mayPass = false, at = now): string | null {
  const instant = readTime(text, at, mayPass);
  if (instant === null) return null;
  const { date, time } = localTimeOf(instant);
  return `${date} ${time}`;
}

describe('a time as it is written in a hurry', () => {
  it.each([
    ['13.15', '2026-11-23 13:15'],
    ['13:15', '2026-11-23 13:15'],
    ['1315', '2026-11-23 13:15'],
    ['13', '2026-11-23 13:00'],
    ['kl 13', '2026-11-23 13:00'],
    ['8', '2026-11-24 08:00'],
    ['+2t', '2026-11-23 12:42'],
    ['+2h', '2026-11-23 12:42'],
    ['+90', '2026-11-23 12:12'],
    ['+30 min', '2026-11-23 11:12'],
    ['+1,5 t', '2026-11-23 12:12'],
    ['+1t30', '2026-11-23 12:12'],
    ['imorgon', '2026-11-24 00:00'],
    ['i morgon 8', '2026-11-24 08:00'],
    ['imorgon 8.30', '2026-11-24 08:30'],
    ['tomorrow at 8', '2026-11-24 08:00'],
    ['fre', '2026-11-27 00:00'],
    ['fredag', '2026-11-27 00:00'],
    ['På fredag', '2026-11-27 00:00'],
    ['Friday', '2026-11-27 00:00'],
    ['fre 13', '2026-11-27 13:00'],
    ['fri 13:15', '2026-11-27 13:15'],
    ['torsdag kl 9', '2026-11-26 09:00'],
    ['mån', '2026-11-30 00:00'],
    ['mån 13', '2026-11-23 13:00'],
    ['mån 8', '2026-11-30 08:00'],
    ['4 dec', '2026-12-04 00:00'],
    ['4 dec 13.15', '2026-12-04 13:15'],
    ['4/12', '2026-12-04 00:00'],
    ['4/12 8', '2026-12-04 08:00'],
    ['2026-12-04', '2026-12-04 00:00'],
    ['2026-12-04 08:00', '2026-12-04 08:00'],
    ['7 januari', '2027-01-07 00:00'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['', 'snart', '25.00', '13.75', '32 dec', 'fre 25', '+', 'mötet'])('%j is none', (text) => {
    expect(read(text)).toBeNull();
  });

  it('may have passed where something has begun already', () => {
    expect(read('8', true)).toBe('2026-11-23 08:00');
    expect(read('nu', true)).toBe('2026-11-23 10:42');
  });

  it('goes by the clock over the night it changes', () => {
    expect(read('imorgon 8', false, '2026-03-28T15:00:00.000Z')).toBe('2026-03-29 08:00');
    expect(readTime('imorgon 8', '2026-03-28T15:00:00.000Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(readTime('+2t', '2026-03-29T00:30:00.000Z')).toBe('2026-03-29T02:30:00.000Z');
  });
});
