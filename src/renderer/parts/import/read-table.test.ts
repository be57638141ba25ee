import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { readTable } from './read-table.ts';

const words = 'Ekonomi, Räksmörgås, Ölåker';
const utf8 = new TextEncoder().encode(words);

/** å ä ö Å Ä Ö € and dash as windows-1252 has them (WHATWG Encoding Standard, index windows-1252). */
const windows: Readonly<Record<string, number>> = {
  å: 0xe5,
  ä: 0xe4,
  ö: 0xf6,
  Å: 0xc5,
  Ä: 0xc4,
  Ö: 0xd6,
  '€': 0x80,
  '–': 0x96,
};

function inWindows1252(text: string): Uint8Array {
  return Uint8Array.from([...text].map((char) => windows[char] ?? char.charCodeAt(0)));
}

describe('a file to import', () => {
  it('is read in the encodings that Swedish programs write', () => {
    expect(decodeText(utf8)).toEqual({ text: words, encoding: 'UTF-8' });
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8]))).toEqual({ text: words, encoding: 'UTF-8' });
    expect(decodeText(inWindows1252('Räksmörgås – 5 €'))).toEqual({
      text: 'Räksmörgås – 5 €',
      encoding: 'windows-1252',
    });
    const utf16 = [...'Å;Ö'].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]);
    expect(decodeText(Uint8Array.from([0xff, 0xfe, ...utf16]))).toEqual({ text: 'Å;Ö', encoding: 'UTF-16' });
    expect(decodeText(Uint8Array.from(utf16))).toEqual({ text: 'Å;Ö', encoding: 'UTF-16' });
    const swapped = utf16.map((_, at) => utf16[at ^ 1] ?? 0);
    expect(decodeText(Uint8Array.from(swapped))).toEqual({ text: 'Å;Ö', encoding: 'UTF-16' });
    // "Räksmörgås" as Mac OS Roman has it.
    const mac = [0x52, 0x8a, 0x6b, 0x73, 0x6d, 0x9a, 0x72, 0x67, 0x8c, 0x73];
    expect(decodeText(Uint8Array.from(mac))).toEqual({ text: 'Räksmörgås', encoding: 'macintosh' });
  });

  it('is the same table with semicolons, commas and tabs', () => {
    for (const separator of [';', ',', '\t']) {
      const file = readTable(inWindows1252(`tjänst${separator}område\r\nTelenät${separator}Telefoni\r\n`));
      expect(file).toEqual({
        heading: ['tjänst', 'område'],
        lines: [{ line: 2, cells: ['Telenät', 'Telefoni'] }],
        openQuote: null,
        encoding: 'windows-1252',
        separator,
      });
    }
  });

  it('can be JSON, a list of services with any of the columns', () => {
    const json = JSON.stringify([
      { tjänst: 'Telenät', undantag: ['elever', 'gäster'], kategori: 2 },
      { tjänst: 'Fax', aktiv: false },
    ]);
    expect(readTable(new TextEncoder().encode(json))).toMatchObject({
      heading: ['tjänst', 'undantag', 'kategori', 'aktiv'],
      lines: [
        { line: 1, cells: ['Telenät', 'elever|gäster', '2', ''] },
        { line: 2, cells: ['Fax', '', '', 'false'] },
      ],
      separator: null,
    });
    expect(readTable(new TextEncoder().encode('{"tjänst": "Fax"}'))).toBeNull();
    expect(readTable(new TextEncoder().encode('[1, 2'))).toBeNull();
  });

  it('tells on which line a quotation mark is opened and never closed', () => {
    const read = (text: string) => readTable(new TextEncoder().encode(text))?.openQuote;
    expect(read('tjänst;område\nA;"IT ""drift"""\nB;"två\nrader";\n')).toBeNull();
    expect(read('tjänst;område\nA;IT\n"B;IT\nC;IT\n')).toBe(3);
    expect(read('tjänst;område\n19" skärm;IT\n')).toBeNull();
  });

  it('may be nothing, or no text at all', () => {
    expect(readTable(new Uint8Array())).toMatchObject({ heading: [], lines: [] });
    expect(readTable(Uint8Array.from([0, 255, 254, 13, 10, 7]))).toMatchObject({ encoding: 'windows-1252' });
  });
});
