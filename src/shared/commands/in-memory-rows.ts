import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Row, RowKind } from '../sync/kinds.ts';
import type { DecisionReader, Put } from './definition.ts';

/** Rows held in memory by kind and identifier: what a decision reads, and what its writes go into. */
export class InMemoryRows implements DecisionReader {
  readonly #rows = new Map<string, Put['row']>();

  /** Starts with these rows. */
  constructor(puts: readonly Put[] = []) {
    this.write(puts);
  }

  /** Returns the row, or undefined. */
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.#rows.get(`${kind}:${id}`) as Row<K> | undefined;
  }

  agreementIds(customerOrganisationId: OrganisationId): Id[] {
    return [...this.#rows.values()].flatMap((row) =>
      'customerOrganisationId' in row && row.customerOrganisationId === customerOrganisationId ? [row.id] : [],
    );
  }

  organisationRowId(key: OrganisationId): Id | null {
    const own = [...this.#rows.values()].find((row) => 'ticketPrefix' in row && row.organisationId === key);
    return own?.id ?? null;
  }

  isHidden(): boolean {
    return false;
  }

  /** Adds or replaces rows. */
  write(puts: readonly Put[]): void {
    for (const put of puts) this.#rows.set(`${put.kind}:${put.row.id}`, put.row);
  }
}
