import { describe, expect, it } from 'vitest';
import { languages } from '#shared/i18n/languages.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { type KeyTable, listKeys, viewIds } from '../ui/index.ts';
import { features } from './features.tsx';
import { appKeys } from './keys.ts';

const everywhere: readonly KeyTable[] = [appKeys, listKeys, ...features.everywhere];
const combos = (tables: readonly KeyTable[]) => tables.flatMap((table) => Object.values(table)).map(({ keys }) => keys);
const all = combos([...everywhere, ...viewIds.flatMap((view) => features.keys[view])]);

describe('the key tables', () => {
  it.each(viewIds)('give each key in %s one meaning', (view) => {
    const keys = combos([...everywhere, ...features.keys[view]]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(languages)('name every action in words that need nothing filled in (%s)', (language) => {
    const { t } = createTranslator(language);
    const tables = [...everywhere, ...viewIds.flatMap((view) => features.keys[view])];
    for (const { label } of tables.flatMap((table) => Object.values(table))) expect(t(label)).not.toBe('');
  });

  it('list the views by their digit, as they lie on the keyboard', () => {
    const digits = combos([appKeys]).flatMap((keys) => /^Alt\+(\d)$/.exec(keys)?.[1] ?? []);
    expect(digits).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']);
  });

  it('ask for two fingers at most', () => {
    expect(all.filter((keys) => keys.split('+').length > 2)).toEqual([]);
  });

  it('use only keys that a Swedish keyboard has without tricks', () => {
    const usual =
      /^(?:(?:Ctrl|Alt|Shift)\+)?(?:[A-Z]|[0-9]|F\d{1,2}|Enter|Escape|Space|Tab|Backspace|Delete|Home|End|PageUp|PageDown|Up|Down|Left|Right)$|^[a-z0-9/?+-]$/;
    expect(all.filter((keys) => !usual.test(keys))).toEqual([]);
  });

  it('leave alone what the system, the window and text fields use', () => {
    const taken = [
      'Alt+F4',
      'Alt+Tab',
      'Ctrl+C',
      'Ctrl+V',
      'Ctrl+X',
      'Ctrl+Z',
      'Ctrl+A',
      'F10',
      'F11',
      'Alt+Space',
      'Tab',
      'Ctrl+W',
    ];
    expect(all.filter((keys) => taken.includes(keys))).toEqual([]);
  });
});
