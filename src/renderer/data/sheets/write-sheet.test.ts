import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { joined } from './joined.ts';
import { columnLetters, type SheetValue, sheetRow } from './sheet-xml.ts';
import { SheetWriter } from './write-sheet.ts';

const columns = [
  { heading: 'Rubrik', characters: 30 },
  { heading: 'Värde', characters: 12 },
];

function written(rows: readonly (readonly SheetValue[])[]): Record<string, string> {
  const writer = new SheetWriter('Ärenden', columns);
  const parts = unzipSync(joined([writer.write(rows), writer.end()]));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

interface ReadCell {
  text: string | null;
  number: number | null;
  style: number;
}

/** Reads cells as Excel does: entities, then its own escapes. Shares nothing with the writer. */
function readCells(sheet: string): Map<string, ReadCell> {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  const cells = sheet.matchAll(
    /<c r="([A-Z]+\d+)"(?: s="(\d)")?(?: t="inlineStr")?>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g,
  );
  return new Map(
    [...cells].map(([, place = '', style, number, text]) => [
      place,
      {
        style: Number(style ?? 0),
        number: number === undefined ? null : Number(number),
        text:
          text === undefined
            ? null
            : text
                .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '')
                .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      },
    ]),
  );
}

const sheetOf = (rows: readonly (readonly SheetValue[])[]) => written(rows)['xl/worksheets/sheet1.xml'] ?? '';

describe('a worksheet', () => {
  it('is given out as it grows, so that hardly any of it is held', () => {
    const writer = new SheetWriter('Ärenden', columns);
    const page = (at: number) =>
      Array.from({ length: 1_000 }, (_, row) => [`Rubrik ${at * 7_919 + row * 104_729}`, row]);
    const lengths = Array.from({ length: 30 }, (_, at) => writer.write(page(at)).length);
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    expect(writer.end().length).toBeLessThan(whole / 4);
    expect(Math.max(...lengths)).toBeLessThan(whole / 4);
  });

  it('gives back every text as it was, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('_x0041_', '_x005F_', '\r\n', '<a & "b">', ']]>'),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const cells = readCells(texts.map((each, row) => sheetRow(row + 2, [each], () => 0)).join(''));
        texts.forEach((each, row) => {
          const wanted = each.replace(/\p{Cs}/gu, '\ufffd');
          expect(cells.get(`A${row + 2}`)?.text ?? '').toBe(wanted);
        });
      }),
    );
  });

  it('is well-formed XML without characters that XML does not have', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sheetRow(2, [text], () => 0)).not.toMatch(/(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u);
      }),
    );
  });

  it.each(['=1+1', '+46406256599', '-2+3', '@SUM(A1)', '\t=1', ' =HYPERLINK("x")', '＝1+1'])(
    'keeps %j text, marked as such, and has no formula anywhere',
    (text) => {
      const sheet = sheetOf([[text]]);
      expect(readCells(sheet).get('A2')).toEqual({ text, number: null, style: 3 });
      expect(sheet).not.toContain('<f');
    },
  );

  it('has numbers and times to count with, by the local clock, summer and winter', () => {
    const cells = readCells(
      sheetOf([
        [-15, { instant: '2026-07-01T10:00:00.000Z' }],
        [null, { instant: '2026-12-01T10:30:00.000Z' }],
      ]),
    );
    expect(cells.get('A2')).toEqual({ text: null, number: -15, style: 0 });
    // 46204 is 1 July 2026 and 46357 1 December, as spreadsheets count days.
    expect(cells.get('B2')).toEqual({ text: null, number: 46_204.5, style: 2 });
    expect(cells.get('B3')?.number).toBeCloseTo(46_357 + 11.5 / 24, 9);
    expect(cells.has('A3')).toBe(false);
  });

  it('has headings that stay in sight and can be filtered by, and widths', () => {
    const sheet = sheetOf([['a', 1]]);
    expect(readCells(sheet).get('B1')?.text).toBe('Värde');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:B2"/>');
    expect(sheet).toContain('<col min="1" max="1" width="30" customWidth="1"/>');
  });

  it('names every part that it has', () => {
    const parts = written([]);
    const types = parts['[Content_Types].xml'] ?? '';
    for (const [, part = ''] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(Object.keys(parts)).toContain(part);
    expect(parts['xl/workbook.xml']).toContain('name="Ärenden"');
  });

  it('cuts a text that no cell takes', () => {
    expect(readCells(sheetOf([['x'.repeat(40_000)]])).get('A2')?.text).toHaveLength(32_767);
  });
});

describe('the letters of columns', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('%i is %s', (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });
});
