import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createSheetPort } from '../testing/sheet-port.ts';
import { joined } from './joined.ts';
import { makeSheet } from './sheet-maker.ts';

const columns = [{ heading: 'Rubrik', characters: 20 }];

describe('a worksheet made beside the page', () => {
  it('has the rows of every part that was given to it, in order', async () => {
    const maker = makeSheet(createSheetPort(), 'Ärenden', columns);
    const pieces = [await maker.write([['första'], ['andra']]), await maker.write([['tredje']]), await maker.end()];
    const parts = unzipSync(joined(pieces));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect([...sheet.matchAll(/<t [^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)).toEqual([
      'Rubrik',
      'första',
      'andra',
      'tredje',
    ]);
  });

  it('fails in words of its own when it is told what no sheet takes', async () => {
    const maker = makeSheet(createSheetPort(), 'Ärenden', columns);
    const row = [Symbol('none')] as unknown as string[];
    await expect(maker.write([row])).rejects.toThrow();
  });

  it('ends its worker when it is given up', () => {
    const port = createSheetPort();
    makeSheet(port, 'Ärenden', columns).close();
    expect(port.isTerminated).toBe(true);
  });
});
