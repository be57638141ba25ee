import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { localeOf } from './languages.ts';
import { type MessageId, sv } from './sv/index.ts';
import { createTranslator, isMessageId } from './translator.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

function placeholders(elements: readonly Element[], found = new Set<string>()): Set<string> {
  for (const element of elements) {
    if ('options' in element) {
      for (const option of Object.values(element.options)) placeholders(option.value, found);
    }
    if ('children' in element) placeholders(element.children, found);
    if ('value' in element && typeof element.value === 'string' && element.type !== 0) found.add(element.value);
  }
  return found;
}

const ids = Object.keys(sv) as MessageId[];

describe('the message catalogue', () => {
  it('has the same ids in both languages', () => {
    expect(Object.keys(en).sort()).toEqual([...ids].sort());
  });

  it.each(ids)('says %s with the same placeholders in both languages', (id) => {
    const swedish = new IntlMessageFormat(sv[id], localeOf.sv).getAst();
    const english = new IntlMessageFormat(en[id], localeOf.en).getAst();
    expect([...placeholders(english)].sort()).toEqual([...placeholders(swedish)].sort());
  });

  it('leaves no message empty', () => {
    expect(ids.filter((id) => sv[id].trim() === '' || en[id].trim() === '')).toEqual([]);
  });

  it('keeps each id in the area it is named after: area, dot, words', () => {
    expect(ids.filter((id) => !/^[a-z][A-Za-z]*(\.[A-Za-z0-9_-]+)+$/.test(id))).toEqual([]);
  });
});

describe('a translator', () => {
  it('fills in values and chooses the plural form', () => {
    const { t } = createTranslator('sv');
    expect(t('ui.table.newRows', { count: 1 })).toBe('1 ny');
    expect(t('ui.table.newRows', { count: 7 })).toBe('7 nya');
  });

  it('speaks English as completely', () => {
    expect(createTranslator('en').t('ui.date.tooEarly', { date: '2026-11-22' })).toBe('Choose 2026-11-22 or later.');
  });

  it('refuses a message whose value was left out', () => {
    expect(() => createTranslator('sv').t('ui.date.tooEarly')).toThrow();
  });

  it('knows which ids exist', () => {
    expect(isMessageId('ui.close')).toBe(true);
    expect(isMessageId('toString')).toBe(false);
  });
});
