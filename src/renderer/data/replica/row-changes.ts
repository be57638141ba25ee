import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';

/** What may look different to a view after a step of the replica. */
export interface RowChanges {
  rows: ReadonlyMap<RowKind, ReadonlySet<Id>>;
  /** Which rows carry unsent changes. */
  pending: boolean;
  /** The list of refused commands. */
  refused: boolean;
}

/** Collects changes of several steps until somebody takes them. */
export class ChangeCollector {
  private rows = new Map<RowKind, Set<Id>>();
  private pending = false;
  private refused = false;

  row(kind: RowKind, id: Id): void {
    const ids = this.rows.get(kind);
    if (ids === undefined) this.rows.set(kind, new Set([id]));
    else ids.add(id);
  }

  pendingChanged(): void {
    this.pending = true;
  }

  refusedChanged(): void {
    this.refused = true;
  }

  /** Returns what has been collected and starts anew; null when nothing changed. */
  take(): RowChanges | null {
    if (this.rows.size === 0 && !this.pending && !this.refused) return null;
    const changes: RowChanges = { rows: this.rows, pending: this.pending, refused: this.refused };
    this.rows = new Map();
    this.pending = false;
    this.refused = false;
    return changes;
  }
}
