import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { PackedColumns } from './packed-column.ts';
import { PackedIds } from './packed-ids.ts';
import type { PackedRows } from './packed-rows.ts';
import { parseRowText } from './parse-row.ts';
import { remember } from './remembered-rows.ts';
import type { SegmentData } from './segment-data.ts';

const decoder = new TextDecoder();

/** How many forgotten rows a segment may list before it sweeps them out. */
const sweepAt = 512;

/** PackedRows over a segment's data. */
export class PackedSegment<K extends RowKind = RowKind> implements PackedRows<K> {
  readonly kind: K;
  readonly count: number;
  readonly data: SegmentData;
  private readonly ids: PackedIds;
  /** Rows somebody may still hold, so that a row on screen stays one and the same object. */
  private readonly parsed = new Map<number, WeakRef<Row<K>>>();
  private sweepWhen = sweepAt;

  /** `kind` is the kind of `data`; it is passed to carry the type. */
  constructor(kind: K, data: SegmentData) {
    this.kind = kind;
    this.data = data;
    this.count = data.count;
    this.ids = new PackedIds(data.ids);
  }

  get columns(): PackedColumns {
    return this.data.columns;
  }

  idAt(position: number): Id {
    return this.ids.at(position);
  }

  positionOf(id: Id): number {
    return this.ids.positionOf(id);
  }

  /** The first position whose identifier is not greater than this one; `count` if there is none. */
  firstUpTo(id: Id): number {
    return this.ids.firstUpTo(id);
  }

  rowAt(position: number): Row<K> {
    const held = this.parsed.get(position)?.deref();
    if (held !== undefined) return held;
    const row = parseRowText(this.kind, this.textAt(position));
    this.parsed.set(position, new WeakRef(row));
    remember(row);
    if (this.parsed.size > this.sweepWhen) this.sweep();
    return row;
  }

  textAt(position: number): string {
    return decoder.decode(this.textBytesAt(position));
  }

  /** The row's JSON text with its line feed, as it lies in the segment. */
  textBytesAt(position: number): Uint8Array {
    const { bytes, offsets } = this.data;
    return bytes.subarray(offsets[position], offsets[position + 1]);
  }

  private sweep(): void {
    for (const [position, row] of this.parsed) if (row.deref() === undefined) this.parsed.delete(position);
    this.sweepWhen = Math.max(sweepAt, 2 * this.parsed.size);
  }
}
