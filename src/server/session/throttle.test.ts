import { describe, expect, it } from 'vitest';
import { waitAfter } from './throttle.ts';

describe('waiting after failed attempts to sign in', () => {
  it('begins with the fifth failure of an account and doubles up to a quarter of an hour', () => {
    const waits = [1, 4, 5, 6, 7, 12, 14, 15, 40].map((failures) => waitAfter('account', failures));
    expect(waits).toEqual([0, 0, 1, 2, 4, 128, 512, 900, 900]);
  });

  it('lets an address that a whole office shares fail more often', () => {
    expect(waitAfter('address', 49)).toBe(0);
    expect(waitAfter('address', 51)).toBe(2);
  });
});
