import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';

/** What may look different to a view after a step of the replica. */
export interface RowChanges {
  /** Single rows that may look different. */
  rows: ReadonlyMap<RowKind, ReadonlySet<Id>>;
  /** Kinds whose segments are others than before: more of a snapshot, another snapshot, or changes merged into them. */
  segments: ReadonlySet<RowKind>;
  /** Which rows carry unsent changes. */
  pending: boolean;
  /** The list of refused commands. */
  refused: boolean;
}

/** Collects changes of several steps until somebody takes them. */
export class ChangeCollector {
  private rows = new Map<RowKind, Set<Id>>();
  private segments = new Set<RowKind>();
  private pending = false;
  private refused = false;

  row(kind: RowKind, id: Id): void {
    const ids = this.rows.get(kind);
    if (ids === undefined) this.rows.set(kind, new Set([id]));
    else ids.add(id);
  }

  segmentsOf(kind: RowKind): void {
    this.segments.add(kind);
  }

  pendingChanged(): void {
    this.pending = true;
  }

  refusedChanged(): void {
    this.refused = true;
  }

  /** Returns what has been collected and starts anew; null when nothing changed. */
  take(): RowChanges | null {
    const { rows, segments, pending, refused } = this;
    if (rows.size === 0 && segments.size === 0 && !pending && !refused) return null;
    this.rows = new Map();
    this.segments = new Set();
    this.pending = false;
    this.refused = false;
    return { rows, segments, pending, refused };
  }
}
