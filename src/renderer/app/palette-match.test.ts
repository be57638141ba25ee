import { describe, expect, it } from 'vitest';
import { matchesWords } from './palette-match.ts';

describe('what fits a text in the palette', () => {
  it.each([
    ['Gå till Ärenden', 'är'],
    ['Gå till Ärenden', 'arend'],
    ['Utseende: Hög kontrast', 'kontr utse'],
    ['Nytt ärende', ''],
  ])('%s fits "%s"', (label, wanted) => {
    expect(matchesWords(label, wanted)).toBe(true);
  });

  it.each([
    ['Nytt ärende', 'rende'],
    ['Nytt ärende', 'nytt lån'],
  ])('%s does not fit "%s"', (label, wanted) => {
    expect(matchesWords(label, wanted)).toBe(false);
  });
});
