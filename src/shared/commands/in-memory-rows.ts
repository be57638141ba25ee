import type { Id } from '../identity/ids.ts';
import type { Row, RowKind } from '../sync/kinds.ts';
import type { Put, RowReader } from './definition.ts';

/** Rows held in memory by kind and identifier: what a decision reads, and what its writes go into. */
export class InMemoryRows implements RowReader {
  readonly #rows = new Map<string, Put['row']>();

  /** Starts with these rows. */
  constructor(puts: readonly Put[] = []) {
    this.write(puts);
  }

  /** Returns the row, or undefined. */
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.#rows.get(`${kind}:${id}`) as Row<K> | undefined;
  }

  /** Adds or replaces rows. */
  write(puts: readonly Put[]): void {
    for (const put of puts) this.#rows.set(`${put.kind}:${put.row.id}`, put.row);
  }
}
