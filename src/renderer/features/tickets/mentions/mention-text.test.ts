import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionAt, mentionedIn, mentionParts, withMention, withOnlyPick, withPick } from './mention-text.ts';

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
    const called = (text: string) => mentionedIn(text, people).userIds;
    expect(called('@Anna Ekström och @Åsa Öberg-Lind: se även @Anna Ek.')).toEqual(['b', 'c', 'a']);
    expect(called('@Anna Ekwall')).toEqual([]);
    expect(called('skriv till x@Anna Ek')).toEqual([]);
    expect(called('@Anna Ek @Anna Ek')).toEqual(['a']);
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

describe('two colleagues of one name', () => {
  const other = { id: 'd', name: 'Anna Ek' };
  const both = [anna, other, asa];

  it('are told apart by who was picked, whoever stands first', () => {
    for (const picked of [anna, other]) {
      const picks = withPick([], 'Hej ', picked);
      for (const order of [both, both.toReversed()]) {
        expect(mentionedIn('Hej @Anna Ek', order, picks)).toEqual({ userIds: [picked.id], unclear: [] });
      }
    }
  });

  it('are asked about when the name was written by hand, and not once one is chosen', () => {
    expect(mentionedIn('@Anna Ek och @Åsa Öberg-Lind', both)).toEqual({ userIds: ['c'], unclear: ['Anna Ek'] });
    const picks = withOnlyPick([], other);
    expect(mentionedIn('@Anna Ek', both, picks)).toEqual({ userIds: ['d'], unclear: [] });
  });

  it('are both called when both were picked', () => {
    const picks = withPick(withPick([], '', anna), '@Anna Ek ', other);
    expect(mentionedIn('@Anna Ek @Anna Ek', both, picks)).toEqual({ userIds: ['a', 'd'], unclear: [] });
  });

  it('are asked about when one of both was taken out of the text again', () => {
    const picks = withPick(withPick([], '', anna), '@Anna Ek ', other);
    expect(mentionedIn('@Anna Ek', both, picks).unclear).toEqual(['Anna Ek']);
    expect(mentionedIn('@Anna Ek', both, withOnlyPick(picks, anna)).userIds).toEqual(['a']);
  });

  it('are not mixed up when the first was taken out before the second was picked', () => {
    const picks = withPick(withPick([], '', anna), 'Hej ', other);
    expect(mentionedIn('Hej @Anna Ek', both, picks)).toEqual({ userIds: ['d'], unclear: [] });
  });

  it('leave nothing to ask when the one picked has gone and one is left', () => {
    expect(mentionedIn('@Anna Ek', [anna], [{ name: 'Anna Ek', userId: 'gone' }]).userIds).toEqual(['a']);
  });
});
