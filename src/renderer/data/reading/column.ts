import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { ValueOrder } from './value-order.ts';

export type Scalar = string | number | boolean | null;

const instantPattern = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function isText(value: Scalar): value is string {
  return typeof value === 'string' && !instantPattern.test(value);
}

/**
 * One field of all rows of a kind, by slot: the values, and on demand numbers that order as the values do. Texts order
 * in Swedish, instants and numbers by size, false before true; null is not ordered (NaN) and belongs last.
 */
export class Column {
  readonly values: Scalar[] = [];
  private readonly read: (row: Row<RowKind>) => Scalar;
  private readonly order: ValueOrder;
  private ranked: number[] = [];
  private generation = -1;

  constructor(read: (row: Row<RowKind>) => Scalar, order: ValueOrder) {
    this.read = read;
    this.order = order;
  }

  /** Reads the slots added since the last time. A slot without a row keeps null; it is never asked for. */
  extend(rows: readonly (Row<RowKind> | null)[]): void {
    for (let slot = this.values.length; slot < rows.length; slot += 1) {
      const row = rows[slot];
      this.values.push(row === null || row === undefined ? null : this.read(row));
    }
  }

  ranks(): readonly number[] {
    if (this.ranked.length === this.values.length && this.generation === this.order.generation) return this.ranked;
    this.order.addAll(this.values.slice(this.ranked.length).filter(isText));
    // New texts may have renumbered the old ones; every text is known now, so nothing below renumbers again.
    if (this.generation !== this.order.generation) this.ranked = [];
    this.generation = this.order.generation;
    for (let slot = this.ranked.length; slot < this.values.length; slot += 1) {
      this.ranked.push(this.rank(this.values[slot] ?? null));
    }
    return this.ranked;
  }

  private rank(value: Scalar): number {
    if (value === null) return Number.NaN;
    if (typeof value === 'number') return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    return instantPattern.test(value) ? Date.parse(value) : this.order.rank(value);
  }
}
