/** Characters that can stand between cells. */
export const separators = [';', ',', '\t'] as const;
export type Separator = (typeof separators)[number];

/** One record of a file, with the line it begins on, counted from 1. */
export interface DelimitedRecord {
  line: number;
  cells: string[];
}

/** Returns the separator that the first record uses most outside quotation marks; a semicolon when there is none. */
export function separatorOf(text: string): Separator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '\n' || char === '\r')) break;
    else if (!quoted) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return separators.reduce((best, next) => ((counts.get(next) ?? 0) > (counts.get(best) ?? 0) ? next : best));
}

/**
 * Returns the records of a delimited text as RFC 4180 describes them: quoted cells may hold separators, line breaks and
 * doubled quotation marks; lines end with CR LF, LF or CR. Lines without anything are left out. A quotation mark that is
 * never closed takes the rest of the text into its cell.
 */
export function parseDelimited(text: string, separator: Separator = separatorOf(text)): DelimitedRecord[] {
  const records: DelimitedRecord[] = [];
  let line = 1;
  let begin = 1;
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = () => {
    cells.push(cell);
    if (cells.some((one) => one !== '')) records.push({ line: begin, cells });
    cells = [];
    cell = '';
    begin = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const isBreak = char === '\n' || (char === '\r' && text[at + 1] !== '\n');
    if (isBreak) line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) {
      cells.push(cell);
      cell = '';
    } else if (isBreak) endRecord();
    else if (char !== '\r') cell += char;
  }
  if (cell !== '' || cells.length > 0) endRecord();
  return records;
}

/** Returns the line on which a quotation mark is opened that nothing closes, or null. */
export function openQuoteLine(text: string, separator: Separator = separatorOf(text)): number | null {
  let line = 1;
  let openedAt: number | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) line += 1;
    if (char !== '"') continue;
    if (openedAt === null) {
      const before = text[at - 1];
      if (before === undefined || before === separator || before === '\n' || before === '\r') openedAt = line;
    } else if (text[at + 1] === '"') at += 1;
    else openedAt = null;
  }
  return openedAt;
}

/** A cell that a spreadsheet would take for a formula. */
const formula = /^'*[=+\-@\t\r]/;

/** Returns a cell's text as it was before `writeDelimited` kept it from being a formula. */
export function withoutGuard(cell: string): string {
  return /^'/.test(cell) && formula.test(cell) ? cell.slice(1) : cell;
}

/**
 * Returns records as a text that Swedish Excel opens right: semicolons, CR LF, quoted where needed, with a byte order
 * mark. A cell that would be taken for a formula gets an apostrophe before it, which `withoutGuard` takes away.
 */
export function writeDelimited(records: readonly (readonly string[])[]): string {
  const lines = records.map((cells) =>
    cells
      .map((cell) => (formula.test(cell) ? `'${cell}` : cell))
      .map((cell) => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(';'),
  );
  return `\uFEFF${lines.map((one) => `${one}\r\n`).join('')}`;
}
