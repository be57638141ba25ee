import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionAt, mentionedIn, mentionParts, withMention } from './mention-text.ts';

const anna = { id: 'a', name: 'Anna Ek' };
const annaLonger = { id: 'b', name: 'Anna Ekström' };
const asa = { id: 'c', name: 'Åsa Öberg-Lind' };
const people = [anna, annaLonger, asa];

describe('a name being written', () => {
  it('begins with an @ at the beginning of a word and goes up to the caret', () => {
    expect(mentionAt('Hej @', 5)).toEqual({ start: 4, wanted: '' });
    expect(mentionAt('@åsa ö', 6)).toEqual({ start: 0, wanted: 'åsa ö' });
    expect(mentionAt('Fråga @ann nu', 10)).toEqual({ start: 6, wanted: 'ann' });
  });

  it('is neither an e-mail address nor a sentence', () => {
    expect(mentionAt('anna@burlov', 11)).toBeNull();
    expect(mentionAt('@anna kan du se på det här', 26)).toBeNull();
    expect(mentionAt('@anna, tack', 11)).toBeNull();
    expect(mentionAt('hej', 3)).toBeNull();
  });

  it('is replaced by the chosen name, and one writes on after a space', () => {
    const text = 'Fråga @ann om det';
    const mention = mentionAt(text, 10);
    if (mention === null) throw new Error('nothing is being written');
    expect(withMention(text, mention, 'Anna Ek')).toEqual({ text: 'Fråga @Anna Ek om det', caret: 15 });
    expect(withMention('@an', { start: 0, wanted: 'an' }, 'Anna Ek')).toEqual({ text: '@Anna Ek ', caret: 9 });
  });
});

describe('a text that names colleagues', () => {
  it('names the one with the longest name that fits, and whole names only', () => {
    expect(mentionedIn('@Anna Ekström och @Åsa Öberg-Lind: se även @Anna Ek.', people)).toEqual(['b', 'c', 'a']);
    expect(mentionedIn('@Anna Ekwall', people)).toEqual([]);
    expect(mentionedIn('skriv till x@Anna Ek', people)).toEqual([]);
    expect(mentionedIn('@Anna Ek @Anna Ek', people)).toEqual(['a']);
  });

  it('loses no character when it is cut', () => {
    const texts = fc.array(fc.constantFrom('@', 'Anna Ek', ' ', 'Åsa Öberg-Lind', 'ö', '\n', '@Anna Ekström', '<b>'));
    fc.assert(
      fc.property(texts, (words) => {
        const text = words.join('');
        const parts = mentionParts(text, people);
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });
});
