import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { PackedColumns } from './packed-column.ts';

/**
 * Rows of one kind that never change, taken apart into columns: what lists compare, and the rest as JSON texts.
 * A row becomes an object, parsed by its schema, only when somebody looks at it. Positions run from 0 in descending
 * order of identifier.
 */
export interface PackedRows<K extends RowKind = RowKind> {
  readonly kind: K;
  readonly count: number;
  readonly columns: PackedColumns;
  idAt(position: number): Id;
  /** Position of a row, or -1. */
  positionOf(id: Id): number;
  /** The row, parsed. Throws DamagedError when it does not hold. The same object while it is remembered. */
  rowAt(position: number): Row<K>;
  /** One field of the row as it came from the server, parsed by no schema; undefined when the row has none such. */
  fieldAt(field: string, position: number): unknown;
}
