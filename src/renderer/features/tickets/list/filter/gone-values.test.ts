import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import { newId } from '#shared/identity/ids.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import { chipsOf, chipWords } from './filter-words.ts';
import { fieldsWithGoneValues, withoutGoneValues } from './gone-values.ts';

const none = new Map();
const unread = {
  organisations: none,
  services: none,
  users: none,
  groups: none,
  units: none,
  tags: none,
  suppliers: none,
  serviceLevels: none,
};
const tag = { id: newId(), organisationId: 'burlov', version: 1, name: 'Skrivare', active: true };
const names = { ...unread, tags: new Map([[tag.id, tag]]) };
const gone = newId();

describe('values of a filter that are gone', () => {
  const both: ViewCondition = { field: 'tags', op: 'contains', texts: [tag.id, gone] };

  it('are told by their field and leave the others when they are removed', () => {
    expect(fieldsWithGoneValues([both], names)).toEqual(['tags']);
    expect(withoutGoneValues([both], names)).toEqual([{ ...both, texts: [tag.id] }]);
  });

  it('take their condition away when it has no others', () => {
    expect(withoutGoneValues([{ field: 'tags', op: 'lacks', texts: [gone] }], names)).toEqual([]);
  });

  it('are words a newer version has, too', () => {
    const condition: ViewCondition = { field: 'status', op: 'in', values: ['new', 'asleep'] };
    expect(withoutGoneValues([condition], names)).toEqual([{ ...condition, values: ['new'] }]);
  });

  it('are called so, never by an identifier', () => {
    expect(chipsOf([both]).map((chip) => chipWords(chip, names, createTranslator('sv').t))).toEqual([
      'Skrivare, finns inte',
    ]);
  });

  it('are none while the table has not been read, nor nothing given, nor whoever reads', () => {
    const conditions: ViewCondition[] = [
      both,
      { field: 'assigneeUserId', op: 'in', values: [null, '@me'] },
      { field: 'groupId', op: 'notIn', values: ['@my-groups'] },
      { field: 'number', op: 'contains', texts: ['BUR-1'] },
    ];
    expect(fieldsWithGoneValues(conditions, unread)).toEqual([]);
    expect(withoutGoneValues(conditions, unread)).toEqual(conditions);
  });
});
