import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseDelimited, separatorOf, withoutGuard, writeDelimited } from './delimited-text.ts';

/** The examples of RFC 4180, as they stand there. */
const examples = z
  .array(z.object({ example: z.number(), text: z.string(), cells: z.array(z.array(z.string())) }))
  .parse(JSON.parse(readFileSync(new URL('../../../tests/vectors/rfc4180.json', import.meta.url), 'utf8')));

const cellsOf = (text: string) => parseDelimited(text).map(({ cells }) => cells);

describe('a delimited text', () => {
  it.each(examples)('is read as RFC 4180, section 2, has it in example $example', ({ text, cells }) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it('is divided by what its first line is divided by', () => {
    expect(separatorOf('"a;b;c",d\ne;f;g')).toBe(',');
    expect(separatorOf('tjänst;område, plats\n')).toBe(';');
    expect(cellsOf('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('knows the line each record begins on, through line breaks in cells and empty lines', () => {
    expect(parseDelimited('a;b\n"1\n2";3\n\n4;5\r6;7').map(({ line }) => line)).toEqual([1, 2, 5, 6]);
  });

  it('comes back as it was written, whatever the cells say', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\uFEFF'));
    const record = fc.array(cell, { minLength: 2, maxLength: 5 }).filter((cells) => cells.some((one) => one !== ''));
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
        const written = writeDelimited(records).slice(1);
        const read = parseDelimited(written, ';').map(({ cells }) => cells.map(withoutGuard));
        expect(read).toEqual(records);
      }),
    );
  });

  it('never gives a spreadsheet a formula', () => {
    expect(writeDelimited([['=1+1', '@SUM(A1)', '-2']])).toBe("\uFEFF'=1+1;'@SUM(A1);'-2\r\n");
  });
});
