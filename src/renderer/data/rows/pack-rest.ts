import { type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import { packValues } from './pack-values.ts';
import type { PackedColumn, PackedColumns } from './packed-column.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a column gives every row's value back: what is not there, or too large for a number, it reads as null. */
function isExact(rows: readonly Fields[], field: string): boolean {
  return rows.every((row) => {
    const value = row[field];
    return value !== undefined && (typeof value !== 'number' || Number.isFinite(value));
  });
}

/**
 * Returns what the columns leave out, so that rows need not be kept beside them: the JSON texts of lists and objects, by
 * field. Where a row does not have a field at all, it reads as null here and counts before the column.
 */
export function packRest(kind: RowKind, rows: readonly Fields[], columns: PackedColumns): PackedColumns {
  const rest: Record<string, PackedColumn> = {};
  for (const field of Object.keys(rowSchemas[kind].shape)) {
    if (field === 'id' || (columns[field] !== undefined && isExact(rows, field))) continue;
    rest[field] = packValues(rows.map((row) => JSON.stringify(row[field]) ?? null));
  }
  return rest;
}
