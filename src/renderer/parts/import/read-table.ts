import { z } from 'zod';
import {
  openQuoteLine,
  parseDelimited,
  type Separator,
  separatorOf,
  withoutGuard,
} from '#shared/csv/delimited-text.ts';
import { listSeparator, type TextTable } from '#shared/csv/text-table.ts';
import { decodeText } from './decode-text.ts';

/** A file as it was understood. */
export interface ReadTable extends TextTable {
  encoding: string;
  /** Null: JSON. */
  separator: Separator | null;
}

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const rowsSchema = z.array(z.record(z.string(), cell));

function cellText(value: z.infer<typeof cell> | undefined): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(listSeparator) : String(value);
}

/** Returns a JSON list of objects as a table, a line for each place in the list; null when it is not one. */
function readJson(text: string, columns: readonly string[]): TextTable | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  const rows = rowsSchema.safeParse(parsed).data;
  if (rows === undefined) return null;
  const heading = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const known = heading.length === 0 ? columns : heading;
  return {
    heading: known,
    lines: rows.map((row, index) => ({
      line: index + 1,
      cells: known.map((name) => cellText(row[name])),
    })),
  };
}

/**
 * Returns a file as a table, whatever its encoding and separator; null when it is JSON of another kind. An empty JSON
 * list has the `columns` given.
 */
export function readTable(bytes: Uint8Array, columns: readonly string[] = []): ReadTable | null {
  const { text, encoding } = decodeText(bytes);
  if (/^\s*[[{]/.test(text)) {
    const file = readJson(text, columns);
    return file === null ? null : { ...file, encoding, separator: null };
  }
  const separator = separatorOf(text);
  const [heading, ...records] = parseDelimited(text, separator);
  return {
    heading: heading?.cells ?? [],
    lines: records.map(({ line, cells }) => ({ line, cells: cells.map(withoutGuard) })),
    openQuote: openQuoteLine(text, separator),
    encoding,
    separator,
  };
}
