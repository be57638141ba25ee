import { assertNever } from '#shared/assert-never.ts';
import type { PackedColumn, PackedColumns } from './packed-column.ts';
import type { SegmentData } from './segment-data.ts';
import { aligned, type ColumnHead, headFrom, mark } from './segment-layout.ts';

function headOf(column: PackedColumn): ColumnHead {
  switch (column.type) {
    case 'codes':
      return { type: 'codes', width: widthOf(column.codes), values: [...column.values] };
    case 'numbers':
      return { type: 'numbers', instants: column.instants };
    case 'ids':
      return { type: 'ids' };
    case 'texts':
      return { type: 'texts', length: column.bytes.length };
    default:
      return assertNever(column);
  }
}

function widthOf(codes: Uint8Array | Uint16Array | Uint32Array): 1 | 2 | 4 {
  if (codes instanceof Uint8Array) return 1;
  return codes instanceof Uint16Array ? 2 : 4;
}

function partsOf(column: PackedColumn): readonly ArrayBufferView[] {
  switch (column.type) {
    case 'codes':
      return [column.codes];
    case 'numbers':
      return [column.values];
    case 'ids':
      return [column.bytes, column.present];
    case 'texts':
      return [column.bytes, column.offsets, column.present];
    default:
      return assertNever(column);
  }
}

const headsOf = (columns: PackedColumns) =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, headOf(column)]));

/**
 * Returns a segment as the bytes of a file. `stamp` is in them, so that whoever reads them can tell these bytes from
 * others that came to lie in the same place. Multiples of 8 in length.
 */
export function writeSegment(segment: SegmentData, stamp: string): Uint8Array<ArrayBuffer> {
  const { kind, count, columns, rest } = segment;
  const head = new TextEncoder().encode(
    JSON.stringify({ stamp, kind, count, columns: headsOf(columns), rest: headsOf(rest) }),
  );
  const parts = [segment.ids, ...[columns, rest].flatMap((each) => Object.values(each).flatMap(partsOf))];
  const start = aligned(headFrom + head.length);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + aligned(part.byteLength), start));
  new Uint32Array(bytes.buffer, 0, 2).set([mark, head.length]);
  bytes.set(head, headFrom);
  let at = start;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return bytes;
}
