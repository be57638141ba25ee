import { type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import { packValues } from './pack-values.ts';
import type { PackedColumn, PackedColumns, Scalar } from './packed-column.ts';

/** All that rows hold but their identifiers. */
export interface PackedFields {
  /** By field; what is no single value reads as null only if `rest` has it. */
  columns: PackedColumns;
  /** JSON texts of what columns leave out, by field; null where a row has no such field. Counts before the column. */
  rest: PackedColumns;
}

/**
 * Returns the values of each field, undefined where a row has none. The server writes the fields of a kind in one order,
 * so the next field is nearly always the one expected; going through a row's fields once is several times faster
 * than asking each row for each field.
 */
function transposed(fields: readonly string[], rows: readonly object[]): Map<string, unknown[]> {
  const valuesOf = new Map(fields.map((field): [string, unknown[]] => [field, new Array(rows.length).fill(undefined)]));
  const first: object = rows[0] ?? {};
  const expected = Object.keys(first).map((field) => ({ field, values: valuesOf.get(field) }));
  rows.forEach((row: Readonly<Record<string, unknown>> | object, position) => {
    let next = 0;
    for (const field in row) {
      const known = expected[next];
      const values = known?.field === field ? known.values : valuesOf.get(field);
      next += 1;
      if (values !== undefined) values[position] = (row as Readonly<Record<string, unknown>>)[field];
    }
  });
  return valuesOf;
}

function isScalar(value: unknown): value is Scalar {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    default:
      return value === null;
  }
}

/** The value as JSON; null when there is none. Most are empty, and those need no serializer. */
function jsonOf(value: unknown): string | null {
  if (value === undefined) return null;
  if (value === null) return 'null';
  return Array.isArray(value) && value.length === 0 ? '[]' : JSON.stringify(value);
}

/** Returns rows parsed from JSON, but by no schema, as columns. Whoever keeps them keeps the identifiers. */
export function packFields(kind: RowKind, rows: readonly object[]): PackedFields {
  const columns: Record<string, PackedColumn> = {};
  const rest: Record<string, PackedColumn> = {};
  const fields = Object.keys(rowSchemas[kind].shape).filter((field) => field !== 'id');
  for (const [field, values] of transposed(fields, rows)) {
    if (values.every(isScalar)) {
      columns[field] = packValues(values);
      continue;
    }
    rest[field] = packValues(values.map(jsonOf));
    const isSingle = values.every((value) => typeof value !== 'object' || value === null);
    if (isSingle) columns[field] = packValues(values.map((value) => (isScalar(value) ? value : null)));
  }
  return { columns, rest };
}
