import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Translator } from '#shared/i18n/translator.ts';
import type { PrintDocument, PrintSection } from '#shared/print/document.ts';
import { type ChosenKeys, type KeyBinding, type KeyTable, withChosen } from '../../ui/index.ts';

/** Keys that work in the same place, under its name. */
export interface KeyPlace {
  readonly heading: MessageId;
  readonly tables: readonly KeyTable[];
}

/** One row per action; keys that do the same in turn (1 to 9) share one. */
export interface KeyRow {
  readonly label: MessageId;
  readonly keys: readonly string[];
}

/** Returns what there is to press in some tables, as the person has chosen it. */
export function keyRows(tables: readonly KeyTable[], chosen: ChosenKeys): readonly KeyRow[] {
  const rows = new Map<MessageId, string[]>();
  for (const { label, keys } of tables.flatMap((table) => Object.values<KeyBinding>(withChosen(table, chosen)))) {
    rows.set(label, [...(rows.get(label) ?? []), keys]);
  }
  return [...rows].map(([label, keys]) => ({ label, keys }));
}

/** Returns keys as they are printed on paper: `F2`, `1 – 9`. */
export function keyWords(keys: readonly string[]): string {
  const [first = '', last = ''] = [keys[0], keys.at(-1)];
  return keys.length <= 2 ? keys.join(', ') : `${first} – ${last}`;
}

/** Returns the key map as a document to print; `of` says whose and from when. */
export function keyMap(
  places: readonly KeyPlace[],
  chosen: ChosenKeys,
  of: string,
  { t, language }: Pick<Translator, 't' | 'language'>,
): PrintDocument {
  const sections = places
    .map(({ heading, tables }) => ({ heading, rows: keyRows(tables, chosen) }))
    .filter(({ rows }) => rows.length > 0)
    .map(
      ({ heading, rows }): PrintSection => ({
        type: 'fields',
        title: t(heading),
        fields: rows.map(({ label, keys }) => ({ label: keyWords(keys), value: t(label) })),
      }),
    );
  return {
    name: t('keys.map'),
    language,
    pageWords: { page: t('tickets.print.page'), of: t('tickets.print.pageOf') },
    sheets: [{ mark: 'VX', kind: t('keys.map'), title: t('keys.map.title'), status: of, sections }],
  };
}
