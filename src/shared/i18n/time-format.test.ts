import { describe, expect, it } from 'vitest';
import {
  clockTime,
  counterWords,
  durationWords,
  exactInstant,
  isoDateOf,
  relativeInstant,
  timeLeftWords,
} from './time-format.ts';
import { createTranslator } from './translator.ts';

const swedish = createTranslator('sv');
const english = createTranslator('en');
const minute = 60_000;
const hour = 60 * minute;
const now = Date.parse('2026-11-22T09:42:00Z');

describe('time in words', () => {
  it.each([
    [2 * hour + 10 * minute, '2 h 10 min kvar'],
    [-45 * minute, '45 min över'],
    [3 * hour, '3 h kvar'],
    [76 * hour, '3 d 4 h kvar'],
    [48 * hour, '2 d kvar'],
    [-195 * hour, '8 d över'],
    [20_000, 'under 1 min kvar'],
  ])('says %d ms from now as "%s"', (distance, words) => {
    expect(timeLeftWords(now + distance, now, swedish)).toBe(words);
  });

  it('says how long in English', () => {
    expect(durationWords(2 * hour, english)).toBe('2 h');
  });

  it.each([
    [-30_000, 'nyss'],
    [-12 * minute, 'för 12 min sedan'],
    [30 * minute, 'om 30 min'],
    [-2 * hour, 'i dag 08:42'],
    [-24 * hour, 'i går 10:42'],
    [24 * hour, 'i morgon 10:42'],
  ])('says an instant %d ms away as "%s"', (distance, words) => {
    expect(relativeInstant(now + distance, now, swedish)).toBe(words);
  });

  it('names weekday and date further away, and the year when it is another', () => {
    expect(relativeInstant(Date.parse('2026-11-26T09:42:00Z'), now, swedish)).toBe('tors 26 nov. 10:42');
    expect(relativeInstant(Date.parse('2025-01-07T09:42:00Z'), now, swedish)).toContain('2025');
  });

  it('reads the clock in Stockholm across the change to summer time', () => {
    expect(clockTime(Date.parse('2026-03-29T00:59:00Z'))).toBe('01:59');
    expect(clockTime(Date.parse('2026-03-29T01:00:00Z'))).toBe('03:00');
    expect(isoDateOf(Date.parse('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
  });

  it('gives the exact instant with weekday and seconds', () => {
    expect(exactInstant(now, swedish)).toBe('söndag 22 november 2026 kl. 10:42:00');
  });

  it.each([
    [43_000, '0:43'],
    [725_000, '12:05'],
    [3_729_000, '1:02:09'],
    [-5, '0:00'],
  ])('counts %d ms as %s', (length, words) => {
    expect(counterWords(length)).toBe(words);
  });
});
