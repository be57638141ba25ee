import type { DecisionReader, Put, RowRef } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import { PackedSegment } from '../rows/packed-segment.ts';
import { blockOf, packRows, parseBlock, type SegmentData } from '../rows/segment-data.ts';
import { SegmentTable } from '../rows/segment-table.ts';
import type { ParsedChanges, Remove } from './parse-changes.ts';

type Tables = { readonly [K in RowKind]: SegmentTable<K> };

/** What became of single rows: the row as it now is, or null where it is gone. */
export type ChangedRow = { [K in RowKind]: { kind: K; id: Id; row: Row<K> | null } }[RowKind];

/** The server's rows of all kinds: packed segments with single changed rows over them. */
export class ServerRows implements DecisionReader {
  private readonly tables: Tables;
  /** The first row looked at that did not hold. */
  damage: DamagedError | null = null;

  constructor() {
    this.tables = Object.fromEntries(rowKinds.map((kind) => [kind, new SegmentTable(kind)])) as unknown as Tables;
  }

  /** Returns rows packed as if the server had sent them. */
  static of(puts: Iterable<Put>): ServerRows {
    const rows = new ServerRows();
    const byKind = new Map<RowKind, Put['row'][]>();
    for (const { kind, row } of puts) {
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, [row]);
      else known.push(row);
    }
    for (const [kind, of] of byKind) rows.append(packRows(kind, parseBlock(blockOf(kind, of))));
    return rows;
  }

  table<K extends RowKind>(kind: K): SegmentTable<K> {
    return this.tables[kind];
  }

  /** Returns the row; a stored row that does not hold is as good as none, and `damage` says so. */
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    try {
      return this.table(kind).get(id);
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      this.damage ??= error;
      return undefined;
    }
  }

  agreementIds(customer: OrganisationId): Id[] {
    try {
      return [...this.table('agreements').rows()]
        .filter(({ customerOrganisationId }) => customerOrganisationId === customer)
        .map(({ id }) => id);
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      this.damage ??= error;
      return [];
    }
  }

  organisationRowId(key: OrganisationId): Id | null {
    try {
      for (const { id, organisationId } of this.table('organisations').rows()) if (organisationId === key) return id;
      return null;
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      this.damage ??= error;
      return null;
    }
  }

  isHidden(): boolean {
    return false;
  }

  /** Adds a segment after all others of its kind. Throws DamagedError when it does not come after them. */
  append(data: SegmentData): PackedSegment {
    const segment = new PackedSegment(data.kind, data);
    const table: { append(segment: PackedSegment): void } = this.tables[data.kind];
    table.append(segment);
    return segment;
  }

  set({ kind, id, row }: ChangedRow): void {
    const table: { set(id: Id, row: unknown): void } = this.tables[kind];
    table.set(id, row);
  }

  /**
   * Returns what the changes make of the rows here, each row once. A removal only concerns the row as it was in the
   * removal's organisation up to its version: a row that has moved, or has come back since, stays whatever the order.
   */
  resolve({ puts, removes }: ParsedChanges): ChangedRow[] {
    const changed = new Map<string, ChangedRow>();
    // A Put pairs its kind with a row of that kind.
    for (const { kind, row } of puts) changed.set(`${kind} ${row.id}`, { kind, id: row.id, row } as ChangedRow);
    for (const remove of removes) {
      const key = `${remove.kind} ${remove.id}`;
      const change = changed.get(key);
      const row = change === undefined ? this.get(remove.kind, remove.id) : change.row;
      // Of no row, every kind is as good as another.
      if (row && concerns(remove, row)) changed.set(key, { kind: remove.kind, id: remove.id, row: null } as ChangedRow);
    }
    return [...changed.values()];
  }

  /**
   * Takes away what came after a row of a snapshot: later kinds, and rows of its kind with lower identifiers. Returns the
   * segments and changed rows that are no longer here.
   */
  truncate(last: { kind: RowKind; afterId: Id }): { dropped: SegmentData[]; forgotten: RowRef[] } {
    const dropped: SegmentData[] = [];
    const forgotten: RowRef[] = [];
    for (const kind of rowKinds.slice(rowKinds.indexOf(last.kind))) {
      const table = this.tables[kind];
      const before = { segments: [...table.segments], changed: [...table.changed.keys()] };
      if (kind === last.kind) table.truncate(last.afterId);
      else table.clear();
      const kept = new Set<unknown>(table.segments);
      for (const segment of before.segments) if (!kept.has(segment)) dropped.push(segment.data);
      for (const id of before.changed) if (!table.changed.has(id)) forgotten.push({ kind, id });
    }
    return { dropped, forgotten };
  }

  /** The last row of the last segment, in the order of a snapshot; null when there is none. */
  lastRow(): { kind: RowKind; afterId: Id } | null {
    for (const kind of [...rowKinds].reverse()) {
      const segment = this.tables[kind].segments.at(-1);
      if (segment !== undefined) return { kind, afterId: segment.idAt(segment.count - 1) };
    }
    return null;
  }

  /** How many rows there are of all kinds. */
  get size(): number {
    return rowKinds.reduce((sum, kind) => sum + this.tables[kind].size, 0);
  }

  /** How many single rows lie over the segments. */
  get changedCount(): number {
    return rowKinds.reduce((sum, kind) => sum + this.tables[kind].changed.size, 0);
  }
}

function concerns(remove: Remove, row: { organisationId: string; version: number }): boolean {
  return row.organisationId === remove.organisationId && row.version <= remove.version;
}
