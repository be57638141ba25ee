import { expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import { newId } from '#shared/identity/ids.ts';
import { ruleUserId } from '#shared/users/rule-user.ts';
import { userName } from './user-name.ts';

it('a name is that of the colleague, of the rule where nobody did it, and says so when it is not known', () => {
  const id = newId();
  const users = new Map([[id, { name: 'Anna Ek' }]]);
  const translator = createTranslator('sv');
  expect(userName(id, users, translator)).toBe('Anna Ek');
  expect(userName(ruleUserId, users, translator)).toBe('Regeln (automatiskt)');
  expect(userName(newId(), users, translator)).toBe(translator.t('tickets.unknownUser'));
});
