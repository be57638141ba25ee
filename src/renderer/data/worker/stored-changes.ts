import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';
import type { ChangedRow } from '../replica/server-rows.ts';
import type { BatchRecord, ChangeRecord } from './replica-database.ts';

/** Fewer changes of a page are written one by one, so that a row that changes often is stored once. */
const manyChanges = 500;
/** A batch is written anew when some of its rows have been merged into a segment and others not. */
const rowsInBatch = 512;

type ChangeKey = [number, RowKind, Id];

/** How a page is written: row by row, or in batches that also take the place of rows written before. */
export interface PlannedChanges {
  readonly singles: readonly ChangeRecord[];
  readonly batches: readonly BatchRecord[];
  readonly replaced: readonly ChangeKey[];
}

/** What becomes of batches when rows are merged into a segment: some are empty then, others keep only these rows. */
export interface LessenedBatches {
  readonly emptied: readonly number[];
  readonly left: ReadonlyMap<number, ReadonlySet<Id>>;
}

function keyOf(generation: number, kind: RowKind, id: Id): string {
  return `${generation} ${kind} ${id}`;
}

/**
 * Which changed rows lie where in storage. Single rows lie over batches, later batches over earlier ones: a batch deletes the
 * single rows it replaces, and a merge takes its rows out of every batch, so that an older state never comes to light.
 */
export class StoredChanges {
  private readonly many: number;
  private singles = new Set<string>();
  private batches = new Map<number, { kind: RowKind; ids: Set<Id> }>();
  private nextBatch = 1;

  /** `many`: another number of changes than usual that is worth a batch, in tests. */
  constructor(many = manyChanges) {
    this.many = many;
  }

  /** Another generation of rows is in use, or nothing is known yet. */
  forget(): void {
    this.singles = new Set();
    this.batches = new Map();
  }

  foundSingle({ generation, kind, id }: ChangeRecord): void {
    this.singles.add(keyOf(generation, kind, id));
  }

  foundBatch({ id, kind, rows }: BatchRecord): void {
    this.batches.set(id, { kind, ids: new Set(rows.map((row) => row.id)) });
  }

  /** The next batch gets a number above this one. */
  numberAfter(last: number): void {
    this.nextBatch = Math.max(this.nextBatch, last + 1);
  }

  plan(changes: readonly ChangedRow[], generation: number): PlannedChanges {
    if (changes.length < this.many) {
      return {
        singles: changes.map(({ kind, id, row }) => ({ generation, kind, id, row })),
        batches: [],
        replaced: [],
      };
    }
    const replaced = changes
      .filter(({ kind, id }) => this.singles.has(keyOf(generation, kind, id)))
      .map(({ kind, id }): ChangeKey => [generation, kind, id]);
    return { singles: [], batches: this.inBatches(changes, generation), replaced };
  }

  /** The page has been written as planned. */
  wrote({ singles, batches, replaced }: PlannedChanges): void {
    for (const single of singles) this.foundSingle(single);
    for (const [generation, kind, id] of replaced) this.singles.delete(keyOf(generation, kind, id));
    for (const batch of batches) this.foundBatch(batch);
  }

  without(kind: RowKind, merged: readonly Id[]): LessenedBatches {
    const emptied: number[] = [];
    const left = new Map<number, Set<Id>>();
    for (const [number, batch] of this.batches) {
      if (batch.kind !== kind || !merged.some((id) => batch.ids.has(id))) continue;
      const ids = new Set(batch.ids);
      for (const id of merged) ids.delete(id);
      if (ids.size === 0) emptied.push(number);
      else left.set(number, ids);
    }
    return { emptied, left };
  }

  /** Rows have been merged, and batches written without them. */
  merged(generation: number, kind: RowKind, ids: readonly Id[], { emptied, left }: LessenedBatches): void {
    for (const id of ids) this.singles.delete(keyOf(generation, kind, id));
    for (const number of emptied) this.batches.delete(number);
    for (const [number, kept] of left) this.batches.set(number, { kind, ids: new Set(kept) });
  }

  /** In order of identifiers: a segment's rows lie in few batches, which are deleted whole when it has taken them in. */
  private inBatches(changes: readonly ChangedRow[], generation: number): BatchRecord[] {
    const byKind = new Map<RowKind, { id: Id; row: unknown }[]>();
    for (const { kind, id, row } of changes) {
      const rows = byKind.get(kind);
      if (rows === undefined) byKind.set(kind, [{ id, row }]);
      else rows.push({ id, row });
    }
    const batches: BatchRecord[] = [];
    for (const [kind, rows] of byKind) {
      rows.sort((one, other) => (one.id < other.id ? 1 : -1));
      for (let from = 0; from < rows.length; from += rowsInBatch) {
        batches.push({ id: this.nextBatch, generation, kind, rows: rows.slice(from, from + rowsInBatch) });
        this.nextBatch += 1;
      }
    }
    return batches;
  }
}
