import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import { toldName, toldPerson } from './person-name.ts';

const open = { givenName: 'Åsa', familyName: 'Ek', protected: false };
const hidden = { ...open, protected: true };

describe('a protected person', () => {
  it('is not named where a number or a record leads to them, whoever looks', () => {
    const { t } = createTranslator('sv');
    expect(toldName(open, t)).toBe('Åsa Ek');
    expect(toldName(hidden, t)).toBe(t('directory.lookUp.protectedName'));
  });

  it('is nobody to a text that leaves the screen', () => {
    expect([toldPerson(open), toldPerson(hidden), toldPerson(undefined)]).toEqual([open, undefined, undefined]);
  });
});
