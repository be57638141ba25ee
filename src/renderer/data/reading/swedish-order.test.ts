import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeyed, compareSwedish, keyed, swedishKey } from './swedish-order.ts';

const characters = [
  ...'abcdefghijklmnopqrstuvwxyzåäöéüABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉæøß',
  ...'00123456789',
  ...'     --..,,:;/()&%+\'"!?_@#*=<>[]{}|~$^`\\§–—’”…€\u0301\u00ad\t',
];
const words = ['BUR-', 'dator', 'Dator', 'é', 'e\u0301', '007', '7', '1 000', '10:30', 'Åsa', 'asa', 'v', 'w', ' '];
const texts = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...characters) }, fc.constantFrom(...words)), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

describe('the Swedish order by keys', () => {
  it('is the order of the collator for any two texts', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(Math.sign(compareKeyed(keyed(one), keyed(other)))).toBe(Math.sign(compareSwedish(one, other)));
      }),
      { numRuns: 20_000 },
    );
  });

  it('has keys for ordinary Swedish and leaves the rest to the collator', () => {
    for (const text of ['Datorn startar inte (rum 12)', 'BUR-3041', 'Åsa Öberg', 'entré & kafé']) {
      expect(swedishKey(text)).not.toBeNull();
    }
    for (const text of ['Straße', 'Ærø', '漢字', 'e\u0301']) expect(swedishKey(text)).toBeNull();
  });
});
