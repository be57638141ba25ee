import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import { openingState } from '#shared/service-hours/opening-state.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import { openingWords } from './opening-words.ts';

const day = [
  { from: '07:45', to: '12:00' },
  { from: '12:45', to: '16:30' },
];
const hours: OpeningHours = {
  week: [day, day, day, day, day, [], []],
  closedOnPublicHolidays: true,
  exceptions: [{ date: '2026-11-25', intervals: [], reason: 'planeringsdag' }],
};

/** Local clock time in Stockholm in winter. */
const said = (local: string, language: 'sv' | 'en' = 'sv') => {
  const now = Date.parse(`${local}:00+01:00`);
  return openingWords(openingState(hours, new Date(now).toISOString()), now, createTranslator(language)).words;
};

describe('opening hours as an operator says them', () => {
  it.each([
    ['2026-11-23T10:00', 'Öppet till 12:00'],
    ['2026-11-23T12:10', 'Lunch, öppnar 12:45'],
    ['2026-11-23T06:30', 'Stängt, öppnar 07:45'],
    ['2026-11-23T17:00', 'Stängt, öppnar tis 07:45'],
    ['2026-11-22T11:00', 'Stängt, öppnar mån 07:45'],
    ['2026-11-25T10:00', 'Stängt, planeringsdag – öppnar tors 07:45'],
  ])('at %s: %s', (local, words) => {
    expect(said(local)).toBe(words);
  });

  it('names the holiday', () => {
    expect(said('2026-01-06T10:00')).toMatch(/^Stängt, trettondedag jul – öppnar ons 07:45$/i);
  });

  it('is equally complete in English', () => {
    expect(said('2026-11-23T12:10', 'en')).toBe('Lunch, opens 12:45');
  });

  it('names the date when it does not open within the week', () => {
    const closed: OpeningHours = {
      week: [[], [], [], [], [], [], []],
      closedOnPublicHolidays: false,
      exceptions: [{ date: '2026-12-21', intervals: day, reason: '' }],
    };
    const now = Date.parse('2026-11-23T10:00:00+01:00');
    const words = openingWords(openingState(closed, new Date(now).toISOString()), now, createTranslator('sv')).words;
    expect(words).toBe('Stängt, öppnar mån 21 dec. 07:45');
  });
});
