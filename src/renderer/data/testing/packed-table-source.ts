import { type Id, newId } from '#shared/identity/ids.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { ReadSource } from '../reading/read-index.ts';
import type { RowChanges } from '../replica/row-changes.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import { PackedSegment } from '../rows/packed-segment.ts';
import { packRows } from '../rows/segment-data.ts';

interface Table {
  segments: PackedSegment[];
  changed: Map<Id, Row<RowKind> | null>;
  rows: Map<Id, Row<RowKind>>;
}

/** Returns identifiers in descending order, as a snapshot sends rows. */
export function descendingIds(count: number): Id[] {
  return Array.from({ length: count }, () => newId())
    .sort()
    .reverse();
}

/** Rows as the read index sees them, for tests: what stands in segments is the test's choice. Tells what changed. */
export class PackedTableSource implements ReadSource {
  readonly refusedCommands = [];
  readonly unsentCommands = [];
  private readonly tables = new Map<RowKind, Table>(
    rowKinds.map((kind) => [kind, { segments: [], changed: new Map(), rows: new Map() }]),
  );

  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    // A table holds rows of its kind.
    return this.table(kind).rows.get(id) as Row<K> | undefined;
  }

  visibleRows<K extends RowKind>(kind: K): Iterable<Row<K>> {
    return this.table(kind).rows.values() as Iterable<Row<K>>;
  }

  segments<K extends RowKind>(kind: K): readonly PackedRows<K>[] {
    return this.table(kind).segments as unknown as readonly PackedRows<K>[];
  }

  changedIds(kind: RowKind): Iterable<Id> {
    return this.table(kind).changed.keys();
  }

  pendingIds(): Iterable<Id> {
    return [];
  }

  /** Rows older than all before them come as one segment. */
  append<K extends RowKind>(kind: K, rows: readonly Row<K>[]): RowChanges {
    const table = this.table(kind);
    table.segments.push(new PackedSegment<RowKind>(kind, packRows(kind, rows)));
    for (const row of rows) if (!table.changed.has(row.id)) table.rows.set(row.id, row);
    return changes(new Map(), kind);
  }

  /** A row is new or another; null takes it away. */
  change<K extends RowKind>(kind: K, id: Id, row: Row<K> | null): RowChanges {
    const table = this.table(kind);
    table.changed.set(id, row);
    if (row === null) table.rows.delete(id);
    else table.rows.set(id, row);
    return changes(new Map([[kind, new Set([id])]]));
  }

  /** Packs what changed: the rows are the same, in segments of this size. */
  merge(kind: RowKind, size: number): RowChanges {
    const table = this.table(kind);
    const rows = [...table.rows.values()].sort((one, other) => (one.id < other.id ? 1 : -1));
    table.segments = [];
    for (let from = 0; from < rows.length; from += size) {
      table.segments.push(new PackedSegment<RowKind>(kind, packRows(kind, rows.slice(from, from + size))));
    }
    table.changed.clear();
    return changes(new Map(), kind);
  }

  private table(kind: RowKind): Table {
    const table = this.tables.get(kind);
    if (table === undefined) throw new Error(`there is no kind ${kind}`);
    return table;
  }
}

function changes(rows: Map<RowKind, Set<Id>>, segmentsOf?: RowKind): RowChanges {
  return { rows, segments: new Set(segmentsOf === undefined ? [] : [segmentsOf]), pending: false, refused: false };
}
