import { type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import { packValues } from './pack-values.ts';
import type { PackedColumn, PackedColumns, Scalar } from './packed-column.ts';

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The field's values, or null when it holds more than single values. */
function comparable(rows: readonly unknown[], field: string): Scalar[] | null {
  const values: Scalar[] = [];
  for (const row of rows) {
    const value = isObject(row) ? row[field] : null;
    switch (typeof value) {
      case 'number':
        values.push(Number.isFinite(value) ? value : null);
        break;
      case 'string':
      case 'boolean':
        values.push(value);
        break;
      default:
        if (isObject(value)) return null;
        values.push(null);
    }
  }
  return values;
}

/**
 * Returns the columns of rows parsed from JSON but by no schema. A field without a column holds lists or
 * objects. The identifier has none: whoever keeps the rows keeps it.
 */
export function packColumns(kind: RowKind, rows: readonly unknown[]): PackedColumns {
  const columns: Record<string, PackedColumn> = {};
  for (const field of Object.keys(rowSchemas[kind].shape)) {
    const values = field === 'id' ? null : comparable(rows, field);
    if (values !== null) columns[field] = packValues(values);
  }
  return columns;
}
