import { assertNever } from '#shared/assert-never.ts';
import { instantOf } from './canonical-instant.ts';
import { decodeText } from './decode-text.ts';

/** A field's value as lists compare it; what is no single value reads as null. */
export type Scalar = string | number | boolean | null;

/**
 * One field of many rows in little memory, by position. Goes into IndexedDB as it is.
 * - `codes`: few different values: a number per row that points into `values`.
 * - `numbers`: numbers, or instants as milliseconds since 1970; NaN is null.
 * - `ids`: many different identifiers: 16 bytes each; `present` is 0 for null.
 * - `texts`: many different texts: UTF-8 back to back, `offsets` has one more entry than there are rows; `present` is 0 for null.
 */
export type PackedColumn =
  | { type: 'codes'; codes: Uint8Array | Uint16Array | Uint32Array; values: readonly Scalar[] }
  | { type: 'numbers'; values: Float64Array; instants: boolean }
  | { type: 'ids'; bytes: Uint8Array; present: Uint8Array }
  | { type: 'texts'; bytes: Uint8Array; offsets: Uint32Array; present: Uint8Array };

/** The packed columns of a block of rows, by field. */
export type PackedColumns = Readonly<Record<string, PackedColumn>>;

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Returns the value at a position, exactly as it was packed. */
export function valueAt(column: PackedColumn, position: number): Scalar {
  switch (column.type) {
    case 'codes':
      return column.values[column.codes[position] ?? 0] ?? null;
    case 'numbers': {
      const value = column.values[position] ?? Number.NaN;
      if (Number.isNaN(value)) return null;
      return column.instants ? instantOf(value) : value;
    }
    case 'ids':
      return column.present[position] === 1 ? idFrom(column.bytes, position * 16) : null;
    case 'texts': {
      if (column.present[position] !== 1) return null;
      return decodeText(column.bytes, column.offsets[position] ?? 0, column.offsets[position + 1] ?? 0);
    }
    default:
      return assertNever(column);
  }
}

/** Whether one of the values is null. */
export function hasNull(column: PackedColumn): boolean {
  switch (column.type) {
    case 'codes':
      return column.values.includes(null);
    case 'numbers':
      return column.values.some(Number.isNaN);
    case 'ids':
    case 'texts':
      return column.present.includes(0);
    default:
      return assertNever(column);
  }
}

/** Returns the identifier whose 16 bytes begin at `from`. */
export function idFrom(bytes: Uint8Array, from: number): string {
  let text = '';
  for (let at = 0; at < 16; at += 1) {
    if (at === 4 || at === 6 || at === 8 || at === 10) text += '-';
    text += hexOfByte[bytes[from + at] ?? 0];
  }
  return text;
}
