import { assertNever } from '#shared/assert-never.ts';

/** What a cell holds. */
export type SheetValue = string | number | { readonly instant: string } | null;

/** A column: what stands over it, and about how many characters wide it is. */
export interface SheetColumn {
  readonly heading: string;
  readonly characters: number;
}

/** The looks of cells, in the order of `styleSheet`. */
const look = { plain: 0, heading: 1, time: 2, quoted: 3 } as const;

/** The most characters a cell takes, and the most rows of a sheet (Microsoft, "Excel specifications and limits"). */
const mostCharacters = 32_767;
export const mostRows = 1_048_576;

/**
 * What XML 1.0 cannot write, and what would be read as one of these escapes (ECMA-376, part 1, 22.9.2.19): each is
 * written as `_xHHHH_`. A carriage return would come back as a line feed.
 */
const unwritable = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/gu;
const halfCharacter = /\p{Cs}/gu;
/** What a spreadsheet takes for a formula when somebody edits the cell or saves the sheet as text (OWASP, CSV Injection). */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

function escaped(text: string): string {
  return text
    .replace(halfCharacter, '\ufffd')
    .replace(unwritable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Returns the letters of a column, counted from 0: A … Z, AA … */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

function textCell(place: string, text: string, style: number): string {
  const kept = text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(kept)}</t></is></c>`;
}

function cell(place: string, value: SheetValue, serialOf: (instant: string) => number): string {
  if (value === null || value === '') return '';
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : '';
    case 'string':
      return textCell(place, value, formula.test(value) ? look.quoted : look.plain);
    case 'object':
      return `<c r="${place}" s="${look.time}"><v>${serialOf(value.instant)}</v></c>`;
    default:
      return assertNever(value);
  }
}

/** Returns a row of the sheet; `number` counts from 1. */
export function sheetRow(number: number, values: readonly SheetValue[], serialOf: (instant: string) => number): string {
  const cells = values.map((value, column) => cell(`${columnLetters(column)}${number}`, value, serialOf));
  return `<row r="${number}">${cells.join('')}</row>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

/** Returns how the sheet begins: headings that stay in sight, widths, and the row of headings. */
export function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ characters }, at) => `<col min="${at + 1}" max="${at + 1}" width="${characters}" customWidth="1"/>`,
  );
  const headings = columns.map(({ heading }, at) => textCell(`${columnLetters(at)}1`, heading, look.heading));
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
}

/** Returns how the sheet ends: each heading has a button to filter by. */
export function sheetEnd(columns: number, rows: number): string {
  const last = `${columnLetters(Math.max(0, columns - 1))}${rows}`;
  return `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

/** What a sheet may not be called contains these or is longer than 31 characters. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet1'
  );
}

const styleSheet = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`;

/** Returns the parts of the workbook beside its one sheet (ECMA-376, part 1, annex A), by their names in the package. */
export function workbookParts(name: string): Readonly<Record<string, string>> {
  const officeTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeTypes}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${officeTypes}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${officeTypes}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styleSheet,
  };
}
