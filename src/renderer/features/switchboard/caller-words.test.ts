import { describe, expect, it } from 'vitest';
import { aPerson, aUnit } from '#renderer/data/testing.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { chosenCaller } from './call-draft.ts';
import { callerWords, matchDetail, matchName } from './caller-words.ts';

const { t } = createTranslator('sv');
const school = aUnit({ name: 'Dalslundsskolan', address: 'Dalslundsvägen 4' });
const teacher = { type: 'person' as const, person: aPerson({ title: 'Lärare' }), unit: school };
const office = { type: 'unit' as const, unit: school };

describe('who is calling, in words', () => {
  it('says that the number is hidden', () => {
    expect(callerWords(null, [], t)).toBe('Dolt nummer');
  });

  it('writes a number nobody has as people write it', () => {
    expect(callerWords('+4646739797', [], t)).toBe('046-73 97 97');
  });

  it('names the one who has the number', () => {
    expect(callerWords('+4646739797', [teacher], t)).toBe('Anna Ask');
  });

  it('names the unit and how many more share the number', () => {
    expect(callerWords('+4646739797', [teacher, office], t)).toBe('Dalslundsskolan + 1 till');
  });

  it('tells nobody who a protected person is, nor where', () => {
    const person = aPerson({ title: 'Lärare', protected: true });
    const match = { type: 'person' as const, person, unit: school };
    expect(callerWords('+4646739797', [match], t)).toBe('Skyddad person');
    expect([matchName(match, t), matchDetail(match)]).toEqual(['Skyddad person', '']);
  });

  it('tells matches apart by title and unit, or by address', () => {
    expect([teacher, office].map(matchDetail)).toEqual(['Lärare · Dalslundsskolan', 'Dalslundsvägen 4']);
  });
});

describe('the one who feeds the actions', () => {
  it('is the only one who has the number', () => {
    expect(chosenCaller(null, [teacher])).toEqual({ type: 'person', id: teacher.person.id });
  });

  it('is nobody while several share the number and none is chosen', () => {
    expect(chosenCaller(null, [teacher, office])).toBeNull();
  });

  it('is the chosen one, also when it is none of them', () => {
    expect(chosenCaller({ type: 'nobody', id: null }, [teacher])).toEqual({ type: 'nobody', id: null });
  });
});
