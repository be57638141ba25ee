import { localTimeOf } from '#shared/time/local-time.ts';

/** What a row has in a column: words, a number, an instant, or nothing. */
export type CellValue = string | number | { readonly instant: string } | null;

/** UTF-8 with this mark, semicolons and CRLF is what Excel opens right under Swedish settings. */
const byteOrderMark = '\uFEFF';
const separator = ';';
const lineEnd = '\r\n';

/**
 * Text that a spreadsheet would take for a formula, also after spaces and in full-width letters, or that hides one
 * behind a control character (OWASP, CSV Injection).
 */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

/** Returns the text so that no spreadsheet computes it: an apostrophe in front says that it is text. */
export function harmless(text: string): string {
  return formula.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
}

/** Returns a value as a cell: instants as local date and clock time, which spreadsheets read as such. */
export function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') {
    const { date, time } = localTimeOf(value.instant);
    return `${date} ${time}`;
  }
  const text = harmless(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns one line of the file with its end. */
export function csvLine(values: readonly CellValue[]): string {
  return values.map(csvCell).join(separator) + lineEnd;
}

/** Returns how the file begins: its mark and the headings. */
export function csvHead(headings: readonly string[]): string {
  return byteOrderMark + csvLine(headings);
}
