import { assertNever } from '#shared/assert-never.ts';
import { DamagedError } from './damaged-error.ts';
import { type PackedColumn, type PackedColumns, type Scalar, valueAt } from './packed-column.ts';
import type { UnreadColumns } from './segment-data.ts';
import { aligned, type ColumnHead } from './segment-layout.ts';

/** The bytes of one segment, wherever they lie. */
export interface SegmentSource {
  readonly length: number;
  /** Returns exactly so many bytes in a buffer of their own; throws DamagedError when they cannot be had. */
  read(from: number, length: number): Uint8Array<ArrayBuffer>;
}

/** So many single values of a column, and it is worth having whole. */
const singlesOfColumn = 32;

/** Where a column lies. */
interface Place {
  readonly head: ColumnHead;
  readonly from: number;
  readonly length: number;
}

function lengthOf(head: ColumnHead, count: number): number {
  switch (head.type) {
    case 'codes':
      return aligned(count * head.width);
    case 'numbers':
      return count * 8;
    case 'ids':
      return aligned(count * 16) + aligned(count);
    case 'texts':
      return aligned(head.length) + aligned((count + 1) * 4) + aligned(count);
    default:
      return assertNever(head);
  }
}

function codesIn(bytes: Uint8Array<ArrayBuffer>, width: 1 | 2 | 4, count: number) {
  switch (width) {
    case 1:
      return bytes.subarray(0, count);
    case 2:
      return new Uint16Array(bytes.buffer, 0, count);
    case 4:
      return new Uint32Array(bytes.buffer, 0, count);
    default:
      return assertNever(width);
  }
}

/** The columns of one segment in a file: each is read when it is first asked for. */
export class FiledColumns implements UnreadColumns {
  private readonly source: SegmentSource;
  private readonly count: number;
  private readonly places = { columns: new Map<string, Place>(), rest: new Map<string, Place>() };
  private readonly singles = new Map<Place, number>();
  /** Where the next column begins. */
  private at: number;

  constructor(source: SegmentSource, count: number, from: number) {
    this.source = source;
    this.count = count;
    this.at = from;
  }

  /** Returns the columns that lie next in the file. */
  next(of: 'columns' | 'rest', heads: Readonly<Record<string, ColumnHead>>): PackedColumns {
    const columns: Record<string, PackedColumn> = {};
    const places = this.places[of];
    for (const [field, head] of Object.entries(heads)) {
      const place = { head, from: this.at, length: lengthOf(head, this.count) };
      this.at += place.length;
      places.set(field, place);
      let known: PackedColumn | null = null;
      const get = () => {
        known ??= this.whole(place);
        places.delete(field);
        return known;
      };
      Object.defineProperty(columns, field, { enumerable: true, get });
    }
    return columns;
  }

  /** Where the last column ends. */
  get end(): number {
    return this.at;
  }

  valueAt(of: 'columns' | 'rest', field: string, position: number): Scalar | undefined {
    const place = this.places[of].get(field);
    if (place === undefined) return undefined;
    const before = this.singles.get(place) ?? 0;
    if (before === singlesOfColumn) return undefined;
    this.singles.set(place, before + 1);
    return valueAt(this.ofOne(place, position), 0);
  }

  private whole({ head, from, length }: Place): PackedColumn {
    const { count } = this;
    const bytes = this.source.read(from, length);
    switch (head.type) {
      case 'codes':
        return { type: 'codes', codes: codesIn(bytes, head.width, count), values: head.values };
      case 'numbers':
        return { type: 'numbers', values: new Float64Array(bytes.buffer), instants: head.instants };
      case 'ids': {
        const present = aligned(16 * count);
        return { type: 'ids', bytes: bytes.subarray(0, 16 * count), present: bytes.subarray(present, present + count) };
      }
      case 'texts': {
        const offsets = new Uint32Array(bytes.buffer, aligned(head.length), count + 1);
        const present = aligned(head.length) + aligned(offsets.byteLength);
        return {
          type: 'texts',
          bytes: bytes.subarray(0, head.length),
          offsets,
          present: bytes.subarray(present, present + count),
        };
      }
      default:
        return assertNever(head);
    }
  }

  /** The column of one row alone. */
  private ofOne({ head, from }: Place, position: number): PackedColumn {
    const { count, source } = this;
    switch (head.type) {
      case 'codes': {
        const { width, values } = head;
        return { type: 'codes', codes: codesIn(source.read(from + position * width, width), width, 1), values };
      }
      case 'numbers': {
        const values = new Float64Array(source.read(from + position * 8, 8).buffer);
        return { type: 'numbers', values, instants: head.instants };
      }
      case 'ids': {
        const present = source.read(from + aligned(16 * count) + position, 1);
        return { type: 'ids', bytes: source.read(from + position * 16, 16), present };
      }
      case 'texts': {
        const after = from + aligned(head.length);
        const [begin = 0, end = 0] = new Uint32Array(source.read(after + position * 4, 8).buffer);
        if (begin > end || end > head.length) throw new DamagedError('a stored text does not hold');
        const present = source.read(after + aligned((count + 1) * 4) + position, 1);
        return {
          type: 'texts',
          bytes: source.read(from + begin, end - begin),
          offsets: new Uint32Array([0, end - begin]),
          present,
        };
      }
      default:
        return assertNever(head);
    }
  }
}
