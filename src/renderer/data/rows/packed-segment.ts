import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { type PackedColumns, type Scalar, valueAt } from './packed-column.ts';
import { PackedIds } from './packed-ids.ts';
import type { PackedRows } from './packed-rows.ts';
import { parseJson, parseRow } from './parse-row.ts';
import { remember } from './remembered-rows.ts';
import type { RawRow, SegmentData } from './segment-data.ts';

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
  private readonly fields: readonly string[];
  private readonly rest: readonly string[];

  /** `kind` is the kind of `data`; it is passed to carry the type. */
  constructor(kind: K, data: SegmentData) {
    this.kind = kind;
    this.data = data;
    this.count = data.count;
    this.ids = new PackedIds(data.ids);
    this.rest = Object.keys(data.rest);
    this.fields = Object.keys(data.columns).filter((field) => !Object.hasOwn(data.rest, field));
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
    const row = parseRow(this.kind, this.rawAt(position));
    this.parsed.set(position, new WeakRef(row));
    remember(row);
    if (this.parsed.size > this.sweepWhen) this.sweep();
    return row;
  }

  fieldAt(field: string, position: number): unknown {
    if (field === 'id') return this.ids.at(position);
    if (!Object.hasOwn(this.data.rest, field)) return this.valueAt('columns', field, position);
    const text = this.valueAt('rest', field, position) ?? null;
    return text === null ? undefined : parseJson(this.kind, text);
  }

  /** The row as it came from the server, parsed by no schema. Throws DamagedError when it cannot be read. */
  rawAt(position: number): RawRow {
    const row: Record<string, unknown> & { id: Id } = { id: this.ids.at(position) };
    for (const field of this.fields) row[field] = this.valueAt('columns', field, position);
    for (const field of this.rest) {
      const text = this.valueAt('rest', field, position) ?? null;
      if (text !== null) row[field] = parseJson(this.kind, text);
    }
    return row;
  }

  private valueAt(of: 'columns' | 'rest', field: string, position: number): Scalar | undefined {
    const alone = this.data.unread?.valueAt(of, field, position);
    if (alone !== undefined) return alone;
    const column = this.data[of][field];
    return column === undefined ? undefined : valueAt(column, position);
  }

  private sweep(): void {
    for (const [position, row] of this.parsed) if (row.deref() === undefined) this.parsed.delete(position);
    this.sweepWhen = Math.max(sweepAt, 2 * this.parsed.size);
  }
}
