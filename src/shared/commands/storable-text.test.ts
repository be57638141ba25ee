import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable } from './storable-text.ts';

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

  it('takes the six characters of an escape for what they are', () => {
    expect(isStorable(String.raw`\u0000`)).toBe(true);
  });
});
