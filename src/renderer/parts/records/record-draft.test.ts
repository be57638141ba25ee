import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import { areKeywordsTooMany, changeRecordArgs, createRecordArgs, keywordsOf, startRecord } from './record-draft.ts';

const writing = {
  kind: 'infoTexts',
  problemsOf: ({ fields }: { fields: { title: string } }) => (fields.title === '' ? { title: 'missing' } : {}),
  valuesOf: ({ title, body }: { title: string; body: string }) => ({ title, body }),
  newValues: { active: true },
} as const;

const fieldsOf = fc.record({ title: fc.string({ minLength: 1 }), body: fc.string() });

describe('writing a record', () => {
  it('takes keywords between commas, each once, never blank', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const words = keywordsOf(text);
        expect(new Set(words).size).toBe(words.length);
        expect(words.every((word) => word !== '' && word === word.trim() && !word.includes(','))).toBe(true);
      }),
    );
  });

  it('refuses more keywords, and longer ones, than a record keeps', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `ord${index}`).join(', ');
    expect([50, 51].map((count) => areKeywordsTooMany(words(count)))).toEqual([false, true]);
    expect([60, 61].map((length) => areKeywordsTooMany('å'.repeat(length)))).toEqual([false, true]);
  });

  it('names what was changed and what was seen, and nothing else', () => {
    fc.assert(
      fc.property(fieldsOf, fieldsOf, (before, after) => {
        const args = changeRecordArgs(writing, { ...startRecord(before, 'burlov'), fields: after }, newId());
        const changed = (['title', 'body'] as const).filter((name) => before[name] !== after[name]);
        expect(Object.keys(args?.set ?? {}).sort()).toEqual([...changed].sort());
        for (const name of changed) expect([args?.set[name], args?.was[name]]).toEqual([after[name], before[name]]);
      }),
    );
  });

  it('makes a record only where somebody may have it and nothing is wrong', () => {
    const id = newId();
    const fields = { title: 'Öppettider', body: '' };
    expect(createRecordArgs(writing, startRecord(fields, null), id)).toBeNull();
    expect(createRecordArgs(writing, startRecord({ ...fields, title: '' }, 'burlov'), id)).toBeNull();
    expect(createRecordArgs(writing, startRecord(fields, 'burlov'), id)).toEqual({
      kind: 'infoTexts',
      id,
      organisationId: 'burlov',
      values: { ...fields, active: true },
    });
  });
});
