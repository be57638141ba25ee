import { inflateSync } from 'node:zlib';

/** What a font of the file tells of its codes (PDF 32000-1, 9.10.3): the hex digits of one, and the characters each means. */
interface Glyphs {
  readonly digits: number;
  readonly meaning: ReadonlyMap<number, string>;
}

const noGlyphs: Glyphs = { digits: 4, meaning: new Map() };

function characters(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

function glyphsOf(cmap: string): Glyphs {
  const glyphs = new Map<number, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g)) {
      glyphs.set(Number.parseInt(from, 16), characters(to));
    }
  }
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', first = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const start = Number.parseInt(from, 16);
      for (let glyph = start; glyph <= Number.parseInt(to, 16); glyph += 1) {
        glyphs.set(glyph, String.fromCharCode(Number.parseInt(first, 16) + glyph - start));
      }
    }
  }
  const range = /begincodespacerange\s*<(\w+)>/.exec(cmap)?.[1] ?? '';
  return { digits: range.length === 0 ? noGlyphs.digits : range.length, meaning: glyphs };
}

/** The objects of a file by number; of a stream also what is in it. */
function objectsOf(file: Buffer): Map<string, { head: string; stream: string }> {
  const whole = file.toString('latin1');
  const objects = new Map<string, { head: string; stream: string }>();
  for (const match of whole.matchAll(/(\d+) 0 obj\b([\s\S]*?)\bendobj/g)) {
    const [, number = '', body = ''] = match;
    const at = body.indexOf('stream');
    const head = at < 0 ? body : body.slice(0, at);
    const packed = at < 0 ? '' : body.slice(at).replace(/^stream\r?\n/, '');
    const bytes = Buffer.from(packed, 'latin1');
    const isDeflated = head.includes('/FlateDecode');
    objects.set(number, { head, stream: isDeflated ? inflateSync(bytes).toString('latin1') : packed });
  }
  return objects;
}

function textOfPage(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let glyphs = noGlyphs;
  let text = '';
  for (const [token, font, hex] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\bT[dDm*]\b|\bET\b/g)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? glyphs;
    else if (hex !== undefined) {
      for (let at = 0; at < hex.length; at += glyphs.digits) {
        text += glyphs.meaning.get(Number.parseInt(hex.slice(at, at + glyphs.digits), 16)) ?? '';
      }
    } else if (token === 'ET') text += '\n';
  }
  return text;
}

/**
 * Returns the text of each page of a PDF as Chromium writes them: glyphs of embedded fonts, with a table that says which
 * characters they are. Enough to read back what was printed; no reader of PDF files in general.
 */
export function pdfPages(file: Buffer): string[] {
  const objects = objectsOf(file);
  const fonts = new Map<string, Glyphs>();
  for (const { head } of objects.values()) {
    for (const [, name = '', number = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const cmap = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.head ?? '')?.[1];
      fonts.set(name, glyphsOf(objects.get(cmap ?? '')?.stream ?? ''));
    }
  }
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
      return textOfPage(objects.get(contents)?.stream ?? '', fonts);
    });
}
