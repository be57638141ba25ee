import type { Id } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';

/** A set of rows, by kind and identifier. */
export class IdsByKind {
  private readonly ids = new Map<RowKind, Set<Id>>();

  has(kind: RowKind, id: Id): boolean {
    return this.ids.get(kind)?.has(id) ?? false;
  }

  add(kind: RowKind, id: Id): void {
    const known = this.ids.get(kind);
    if (known === undefined) this.ids.set(kind, new Set([id]));
    else known.add(id);
  }

  delete(kind: RowKind, id: Id): void {
    this.ids.get(kind)?.delete(id);
  }

  /** The identifiers of one kind. */
  of(kind: RowKind): Iterable<Id> {
    return this.ids.get(kind) ?? [];
  }

  each(visit: (kind: RowKind, id: Id) => void): void {
    for (const [kind, ids] of this.ids) for (const id of ids) visit(kind, id);
  }
}
