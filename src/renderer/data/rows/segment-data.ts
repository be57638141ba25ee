import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import { DamagedError } from './damaged-error.ts';
import { packFields } from './pack-columns.ts';
import type { PackedColumns, Scalar } from './packed-column.ts';
import { packIds } from './packed-ids.ts';

/** Columns that still lie on disk. */
export interface UnreadColumns {
  /** Returns one value without bringing its column into memory; undefined when it is there, or worth being there. */
  valueAt(of: 'columns' | 'rest', field: string, position: number): Scalar | undefined;
}

/** Rows of one kind as they lie in memory and, unchanged, on disk. Descending order of identifier. */
export interface SegmentData {
  kind: RowKind;
  count: number;
  /** 16 bytes per row. */
  ids: Uint8Array<ArrayBuffer>;
  columns: PackedColumns;
  /** What the columns leave out (see packFields): together they are the rows. */
  rest: PackedColumns;
  /** What of both is read when it is asked for; absent where everything is in memory. */
  unread?: UnreadColumns;
}

/** Rows as the server sends them: JSON texts, each with a line feed. */
export interface RowBlock {
  kind: RowKind;
  count: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A row parsed from JSON, not by a schema, but for its identifier. */
export type RawRow = Readonly<Record<string, unknown>> & { readonly id: Id };

const openingBracket = 0x5b;
const closingBracket = 0x5d;
const lineFeed = 0x0a;
const comma = 0x2c;

function isRaw(row: unknown): row is RawRow {
  return typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string';
}

function parseTexts(kind: RowKind, array: Uint8Array): unknown[] {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(array));
    if (Array.isArray(parsed)) return parsed;
  } catch {
    // Told below, in the same words for whatever does not hold.
  }
  throw new DamagedError(`rows of ${kind} are not JSON`);
}

/**
 * Takes a block apart. JSON texts hold no line feed, so the whole block is parsed at once as an array, with commas for
 * line feeds. Throws DamagedError when it is not `count` rows with identifiers.
 */
export function parseBlock({ kind, count, bytes }: RowBlock): RawRow[] {
  const array = new Uint8Array(bytes.length + 1);
  array.set(bytes, 1);
  array[0] = openingBracket;
  for (let at = array.indexOf(lineFeed); at >= 0; at = array.indexOf(lineFeed, at + 1)) array[at] = comma;
  array[bytes.length] = closingBracket;
  const rows = parseTexts(kind, array);
  if (rows.length !== count) throw new DamagedError(`a block of ${kind} does not hold ${count} rows`);
  return rows.map((row) => {
    if (isRaw(row)) return row;
    throw new DamagedError(`a row of ${kind} has no identifier`);
  });
}

/** Packs rows into a segment. Throws DamagedError when their identifiers are no UUIDs or do not descend. */
export function packRows(kind: RowKind, rows: readonly RawRow[]): SegmentData {
  const ids = rows.map(({ id }) => id);
  ids.forEach((id, position) => {
    if (position > 0 && id >= (ids[position - 1] ?? '')) throw new DamagedError(`rows of ${kind} are out of order`);
  });
  const packedIds = packIds(ids);
  if (packedIds === null) throw new DamagedError(`a row of ${kind} has no identifier`);
  return { kind, count: rows.length, ids: packedIds, ...packFields(kind, rows) };
}

/** Returns rows as a block, as the server would send them: in descending order of identifier. */
export function blockOf(kind: RowKind, rows: readonly { id: Id }[]): RowBlock {
  const ordered = [...rows].sort((one, other) => (one.id < other.id ? 1 : -1));
  const text = ordered.map((row) => `${JSON.stringify(row)}\n`).join('');
  return { kind, count: rows.length, bytes: new TextEncoder().encode(text) };
}
