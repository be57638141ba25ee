import { describe, expect, it } from 'vitest';
import { formatBytes } from './byte-format.ts';

describe('a size', () => {
  it('is read as people write it', () => {
    const plain = (bytes: number, locale: string) => formatBytes(bytes, locale).replace(/\s/gu, ' ');
    expect(plain(1, 'sv-SE')).toBe('1 byte');
    expect(plain(999, 'sv-SE')).toBe('999 byte');
    expect(plain(2_400, 'sv-SE')).toBe('2,4 kB');
    expect(plain(24_400_000, 'sv-SE')).toBe('24 MB');
    expect(plain(2_400_000_000, 'en-GB')).toBe('2.4 GB');
  });
});
