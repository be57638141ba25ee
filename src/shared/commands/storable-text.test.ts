import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable, storableText, unstorablePath } from './storable-text.ts';

describe('what the database can keep', () => {
  it('is all Unicode text without NUL, however deep it lies', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('\\u0000'));
        expect(isStorable(value)).toBe(true);
      }),
    );
  });

  it.each<[string, unknown]>([
    ['a NUL', 'före\0efter'],
    ['half an emoji', '🙂'.slice(0, 1)],
    ['a NUL in a list in an object', { note: ['bra', '\0'] }],
    ['a NUL in a name', { 'na\0mn': 1 }],
  ])('is not %s', (_what, value) => {
    expect(isStorable(value)).toBe(false);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['the first of two', { title: 'a\0', note: { body: '\0' } }, ['title']],
    ['one in a list', { lines: ['bra', { text: '\0' }] }, ['lines', '1', 'text']],
    ['a name, by what it is in', { values: { 'na\0mn': 1 } }, ['values']],
  ])('is told with the place of %s', (_what, value, path) => {
    expect(unstorablePath(value)).toEqual(path);
  });

  it('is looked for in a value of any depth', () => {
    let deep: unknown = '\0';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(isStorable(deep)).toBe(false);
  });

  it('takes the six characters of an escape for what they are', () => {
    expect(isStorable(String.raw`\u0000`)).toBe(true);
  });

  it('is any text once a sign stands for what cannot be kept; other texts stay as they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          expect(isStorable(storableText(text))).toBe(true);
          if (isStorable(text)) expect(storableText(text)).toBe(text);
        },
      ),
      { examples: [['NUL\0'], ['halv \ud83d'], ['hel 🙂']] },
    );
  });
});
