import { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import { rowKindSchema } from '#shared/sync/protocol.ts';
import { DamagedError } from './damaged-error.ts';
import type { PackedColumn, PackedColumns } from './packed-column.ts';
import type { SegmentData } from './segment-data.ts';

/** Wide enough for every typed array to lie on a border of its own elements. */
const alignment = 8;
/** "VBS" and the version of the layout; changed bytes of it are read no more. */
const mark = 0x56425301;
/** The mark and how long the head is, both 32 bits in the machine's order, as the typed arrays are. */
const headFrom = 8;

const aligned = (length: number) => Math.ceil(length / alignment) * alignment;

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** What of a column is no typed array. The arrays follow the head, in the order of its columns. */
const columnHeadSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('codes'), width: z.literal([1, 2, 4]), values: z.array(scalarSchema) }),
  z.object({ type: z.literal('numbers'), instants: z.boolean() }),
  z.object({ type: z.literal('ids') }),
  z.object({ type: z.literal('texts'), length: z.number().int().nonnegative() }),
]);
type ColumnHead = z.infer<typeof columnHeadSchema>;

const headSchema = z.object({
  stamp: z.string(),
  kind: rowKindSchema,
  count: z.number().int().positive(),
  columns: z.record(z.string(), columnHeadSchema),
  rest: z.record(z.string(), columnHeadSchema),
});

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

/** Takes typed arrays one after the other out of a buffer, without copying them. */
class Parts {
  private readonly buffer: ArrayBuffer;
  private at: number;

  constructor(buffer: ArrayBuffer, from: number) {
    this.buffer = buffer;
    this.at = from;
  }

  /** Throws RangeError when there are not so many left. */
  take<T>(make: new (buffer: ArrayBuffer, from: number, length: number) => T, count: number, width: number): T {
    const part = new make(this.buffer, this.at, count);
    this.at += aligned(count * width);
    return part;
  }

  bytes(count: number): Uint8Array<ArrayBuffer> {
    return this.take(Uint8Array<ArrayBuffer>, count, 1);
  }

  get isAtEnd(): boolean {
    return this.at === this.buffer.byteLength;
  }
}

function columnFrom(head: ColumnHead, count: number, parts: Parts): PackedColumn {
  switch (head.type) {
    case 'codes':
      return { type: 'codes', codes: codesFrom(head.width, count, parts), values: head.values };
    case 'numbers':
      return { type: 'numbers', values: parts.take(Float64Array, count, 8), instants: head.instants };
    case 'ids':
      return { type: 'ids', bytes: parts.bytes(16 * count), present: parts.bytes(count) };
    case 'texts': {
      const bytes = parts.bytes(head.length);
      return { type: 'texts', bytes, offsets: parts.take(Uint32Array, count + 1, 4), present: parts.bytes(count) };
    }
    default:
      return assertNever(head);
  }
}

function codesFrom(width: 1 | 2 | 4, count: number, parts: Parts): Uint8Array | Uint16Array | Uint32Array {
  switch (width) {
    case 1:
      return parts.bytes(count);
    case 2:
      return parts.take(Uint16Array, count, 2);
    case 4:
      return parts.take(Uint32Array, count, 4);
    default:
      return assertNever(width);
  }
}

/**
 * Returns the segment that `writeSegment` wrote; its arrays lie in `bytes`, which begin their buffer. Throws DamagedError
 * when they are not those of this stamp, or not whole. What a row's text holds is found when it is looked at.
 */
export function readSegment(bytes: Uint8Array<ArrayBuffer>, stamp: string): SegmentData {
  try {
    const [found, length = 0] = new Uint32Array(bytes.buffer, 0, 2);
    if (found !== mark) throw new DamagedError('a stored segment is of another layout');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(headFrom, headFrom + length));
    const head = headSchema.parse(JSON.parse(text));
    if (head.stamp !== stamp) throw new DamagedError('a stored segment lies where another should');
    const { kind, count } = head;
    const parts = new Parts(bytes.buffer, aligned(headFrom + length));
    const columnsFrom = (heads: Readonly<Record<string, ColumnHead>>): PackedColumns =>
      Object.fromEntries(Object.entries(heads).map(([field, of]) => [field, columnFrom(of, count, parts)]));
    const ids = parts.bytes(16 * count);
    const segment = { kind, count, ids, columns: columnsFrom(head.columns), rest: columnsFrom(head.rest) };
    if (!parts.isAtEnd) throw new DamagedError('a stored segment is not whole');
    return segment;
  } catch (error) {
    if (error instanceof DamagedError) throw error;
    throw new DamagedError('a stored segment does not hold', { cause: error });
  }
}
