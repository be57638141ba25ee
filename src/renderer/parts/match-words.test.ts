import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesWords } from './match-words.ts';

describe('finding by words', () => {
  it('finds beginnings of words in any order, without marks and in any case', () => {
    expect(matchesWords('Arbetsplatsdrift för förskolan', 'forsk arbets')).toBe(true);
    expect(matchesWords('HP EliteBook 840, IT-01234', 'it 012')).toBe(true);
  });

  it('does not find the middle of a word', () => {
    expect(matchesWords('Arbetsplatsdrift', 'drift')).toBe(false);
  });

  it('finds everything with a blank search', () => {
    fc.assert(fc.property(fc.string(), (text) => matchesWords(text, '  ')));
  });

  it('finds a text by each of its own words', () => {
    const word = fc.stringMatching(/^[a-zåäö]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) =>
        words.every((own) => matchesWords(words.join(' '), own)),
      ),
    );
  });
});
