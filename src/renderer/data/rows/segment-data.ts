import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import { DamagedError } from './damaged-error.ts';
import { packColumns } from './pack-columns.ts';
import type { PackedColumns } from './packed-column.ts';
import { packIds } from './packed-ids.ts';

/** Rows of one kind as they lie in memory and, unchanged, in IndexedDB. Descending order of identifier. */
export interface SegmentData {
  kind: RowKind;
  count: number;
  /** 16 bytes per row. */
  ids: Uint8Array<ArrayBuffer>;
  /** The rows' JSON texts in UTF-8, back to back, each with a line feed. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each text begins; one more entry than there are rows. */
  offsets: Uint32Array<ArrayBuffer>;
  columns: PackedColumns;
}

/** Rows as the server sends them: JSON texts, each with a line feed. */
export interface RowBlock {
  kind: RowKind;
  count: number;
  bytes: Uint8Array;
}

/** A block of rows taken apart once, to be packed with others. */
export interface ParsedBlock {
  kind: RowKind;
  bytes: Uint8Array;
  /** The end of each row's text, its line feed included. */
  ends: Uint32Array;
  ids: Id[];
  /** Parsed from JSON, not by a schema. */
  rows: unknown[];
}

const lineFeed = 0x0a;
const comma = 0x2c;
const canonicalId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function idOf(row: unknown, kind: RowKind): Id {
  if (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string') {
    if (canonicalId.test(row.id)) return row.id;
  }
  throw new DamagedError(`a row of ${kind} has no identifier`);
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
 * line feeds. Throws DamagedError when it is not `count` rows in descending order of identifier.
 */
export function parseBlock({ kind, count, bytes }: RowBlock): ParsedBlock {
  const array = new Uint8Array(bytes.length + 1);
  array.set(bytes, 1);
  array[0] = 0x5b;
  const ends = new Uint32Array(count);
  let found = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    if (found < count) ends[found] = at + 1;
    found += 1;
    array[at + 1] = comma;
  }
  array[bytes.length] = 0x5d;
  const rows = found === count && ends[count - 1] === bytes.length ? parseTexts(kind, array) : [];
  if (rows.length !== count) throw new DamagedError(`a block of ${kind} does not hold ${count} rows`);
  const ids = rows.map((row) => idOf(row, kind));
  verifyDescending(kind, ids);
  return { kind, bytes, ends, ids, rows };
}

/** Throws DamagedError when identifiers do not descend, each only once. */
export function verifyDescending(kind: RowKind, ids: readonly Id[]): void {
  ids.forEach((id, position) => {
    if (position > 0 && id >= (ids[position - 1] ?? '')) throw new DamagedError(`rows of ${kind} are out of order`);
  });
}

/** Packs blocks that follow upon one another into one segment. */
export function packBlocks(kind: RowKind, blocks: readonly ParsedBlock[]): SegmentData {
  const count = blocks.reduce((sum, block) => sum + block.ids.length, 0);
  const bytes = new Uint8Array(blocks.reduce((sum, block) => sum + block.bytes.length, 0));
  const offsets = new Uint32Array(count + 1);
  let position = 0;
  let start = 0;
  for (const block of blocks) {
    bytes.set(block.bytes, start);
    for (const end of block.ends) {
      position += 1;
      offsets[position] = start + end;
    }
    start += block.bytes.length;
  }
  const rows = blocks.length === 1 ? (blocks[0]?.rows ?? []) : blocks.flatMap((block) => block.rows);
  const ids = packIds(blocks.flatMap((block) => block.ids));
  return { kind, count, ids, bytes, offsets, columns: packColumns(kind, rows) };
}

/** Returns rows as a block, as the server would send them: in descending order of identifier. */
export function blockOf(kind: RowKind, rows: readonly { id: Id }[]): RowBlock {
  const ordered = [...rows].sort((one, other) => (one.id < other.id ? 1 : -1));
  const text = ordered.map((row) => `${JSON.stringify(row)}\n`).join('');
  return { kind, count: rows.length, bytes: new TextEncoder().encode(text) };
}
