import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const encoder = new TextEncoder();

describe('a text among others in one piece of memory', () => {
  it('is read as it was written, however long and of whatever characters', () => {
    const characters = fc.oneof(
      fc.constantFrom('å', 'ä', 'ö', 'é', ' ', '\u0000', '\uFEFF', '–', '漢', '😀', '\u07FF', '\u0080'),
      // Whole characters of any plane: half a pair of surrogates is nothing UTF-8 could write.
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const texts = fc.array(fc.array(characters, { maxLength: 60 }).map((parts) => parts.join('')));
    fc.assert(
      fc.property(texts, (written) => {
        const bytes = encoder.encode(written.join(''));
        let at = 0;
        for (const text of written) {
          const { length } = encoder.encode(text);
          expect(decodeText(bytes, at, at + length)).toBe(text);
          at += length;
        }
      }),
    );
  });
});
