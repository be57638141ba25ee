import type { DecisionReader, Put } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';

type Tables = { [K in RowKind]: Map<Id, Row<K>> };

/** Rows of all kinds in memory. */
export class RowTables implements DecisionReader {
  private tables = RowTables.empty();

  private static empty(): Tables {
    return Object.fromEntries(rowKinds.map((kind) => [kind, new Map()])) as Tables;
  }

  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.tables[kind].get(id);
  }

  agreementIds(customer: OrganisationId): Id[] {
    const rows = [...this.rows('agreements')];
    return rows.filter((row) => row.customerOrganisationId === customer).map(({ id }) => id);
  }

  organisationRowId(key: OrganisationId): Id | null {
    for (const { id, organisationId } of this.rows('organisations')) if (organisationId === key) return id;
    return null;
  }

  isHidden(): boolean {
    return false;
  }

  put(put: Put): void {
    // A Put pairs its kind with a row of that kind.
    const table: Map<Id, unknown> = this.tables[put.kind];
    table.set(put.row.id, put.row);
  }

  remove(kind: RowKind, id: Id): void {
    this.tables[kind].delete(id);
  }

  rows<K extends RowKind>(kind: K): Iterable<Row<K>> {
    return this.tables[kind].values();
  }

  /** Calls with every row of every kind. */
  each(visit: (kind: RowKind, id: Id) => void): void {
    for (const kind of rowKinds) for (const id of this.tables[kind].keys()) visit(kind, id);
  }

  get size(): number {
    return rowKinds.reduce((sum, kind) => sum + this.tables[kind].size, 0);
  }
}
