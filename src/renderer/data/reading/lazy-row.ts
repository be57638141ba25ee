import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { PackedRows } from '../rows/packed-rows.ts';

/**
 * Returns a row of a segment by position whose fields are read when they are looked at: most of a row is not. It is one
 * object that is another row at each call, and no schema has parsed it: whoever reads it must bear any value.
 */
export function lazyRow(rows: PackedRows, fields: readonly string[]): (position: number) => Row<RowKind> {
  let at = 0;
  const row = {};
  for (const field of fields) Object.defineProperty(row, field, { get: () => rows.fieldAt(field, at) });
  return (position) => {
    at = position;
    return row as Row<RowKind>;
  };
}
