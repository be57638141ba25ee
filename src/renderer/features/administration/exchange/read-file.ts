import { z } from 'zod';
import { catalogueColumnIds, listSeparator } from '#shared/catalogue/catalogue-table.ts';
import type { CatalogueFile } from '#shared/catalogue/plan-import.ts';
import { parseDelimited, type Separator, separatorOf, withoutGuard } from '#shared/csv/delimited-text.ts';

/** A file as it was understood. */
export interface ReadFile extends CatalogueFile {
  encoding: string;
  /** Null: JSON. */
  separator: Separator | null;
}

/** More than any catalogue is; less than what makes the window stand still. */
export const largestFile = 8 * 1024 * 1024;

/**
 * Returns the text of a file that says nothing about its encoding: by its byte order mark, else UTF-8 when it is that,
 * else windows-1252, which Swedish Excel writes.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const marks = [
    { encoding: 'utf-16le', mark: [0xff, 0xfe] },
    { encoding: 'utf-16be', mark: [0xfe, 0xff] },
  ];
  const marked = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return { text: new TextDecoder(marked.encoding).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch (error) {
    // That is how a decoder says that the bytes are not UTF-8.
    if (!(error instanceof TypeError)) throw error;
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const servicesSchema = z.array(z.record(z.string(), cell));

function cellText(value: z.infer<typeof cell> | undefined): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(listSeparator) : String(value);
}

/** Returns JSON's list of services as a table, a line for each place in the list; null when it is not one. */
function readJson(text: string): CatalogueFile | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
  const services = servicesSchema.safeParse(parsed).data;
  if (services === undefined) return null;
  const heading = [...new Set(services.flatMap((service) => Object.keys(service)))];
  const known = heading.length === 0 ? [...catalogueColumnIds] : heading;
  return {
    heading: known,
    lines: services.map((service, index) => ({
      line: index + 1,
      cells: known.map((name) => cellText(service[name])),
    })),
  };
}

/** Returns a catalogue file as a table, whatever its encoding and separator; null when it is JSON of another kind. */
export function readCatalogueFile(bytes: Uint8Array): ReadFile | null {
  const { text, encoding } = decodeText(bytes);
  if (/^\s*[[{]/.test(text)) {
    const file = readJson(text);
    return file === null ? null : { ...file, encoding, separator: null };
  }
  const separator = separatorOf(text);
  const [heading, ...records] = parseDelimited(text, separator);
  return {
    heading: heading?.cells ?? [],
    lines: records.map(({ line, cells }) => ({ line, cells: cells.map(withoutGuard) })),
    encoding,
    separator,
  };
}
