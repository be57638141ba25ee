import { describe, expect, it } from 'vitest';
import { mailWord, personName } from './names.ts';
import { randomStream } from './random.ts';

describe('names', () => {
  it('become words an e-mail address can carry', () => {
    expect(mailWord('Åsa', 'Öberg')).toBe('asa.oberg');
    expect(mailWord('Ann-Charlotte', 'Yılmaz')).toBe('ann-charlotte.yilmaz');
    expect(mailWord('Dejan', 'Hadžić')).toBe('dejan.hadzic');
  });

  it('come about as often as they do in Sweden: Andersson is no rarity, Troedsson is', () => {
    const random = randomStream(1, 'test');
    const families = Array.from({ length: 4_000 }, () => personName(random, 0.7).family);
    const count = (name: string) => families.filter((family) => family === name).length;
    expect(count('Andersson')).toBeGreaterThan(100);
    expect(count('Troedsson')).toBeLessThan(20);
  });
});
