import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { packValues } from '../rows/pack-values.ts';
import { hasNull, type PackedColumn, type Scalar } from '../rows/packed-column.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import type { ComputedField, Dependencies, Surroundings } from './computed/computed-field.ts';
import { computedField } from './fields.ts';
import { lazyRow } from './lazy-row.ts';

/** How a field is read: of a segment at once, and of a single row. */
export interface FieldSource {
  readonly of: Dependencies;
  pack(rows: PackedRows): PackedColumn;
  read(row: Row<RowKind>): Scalar;
}

function isScalar(value: unknown): value is Scalar {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

function asScalar(value: unknown): Scalar {
  return isScalar(value) ? value : null;
}

/** Returns a row's own field; what is no single value reads as null. */
export function ownValue(row: object, field: string): Scalar {
  return asScalar((row as Readonly<Record<string, unknown>>)[field]);
}

/** Returns the own field of a segment's rows. */
function ownColumn(rows: PackedRows, field: string): PackedColumn {
  return (
    rows.columns[field] ??
    packValues(Array.from({ length: rows.count }, (_, position) => asScalar(rows.fieldAt(field, position))))
  );
}

function computedColumn(rows: PackedRows, computed: ComputedField, around: Surroundings): PackedColumn {
  const { from, own } = computed;
  const asItIs = own === null ? null : ownColumn(rows, own);
  if (asItIs !== null && !hasNull(asItIs)) return asItIs;
  const [field] = from;
  if (field !== undefined && from.length === 1) {
    const column = ownColumn(rows, field);
    if (column.type === 'codes') {
      const value = (own: Scalar) => asScalar(computed.value({ [field]: own } as unknown as Row<RowKind>, around));
      return { type: 'codes', codes: column.codes, values: column.values.map(value) };
    }
  }
  const row = lazyRow(rows, from);
  return packValues(
    Array.from({ length: rows.count }, (_, position) => asScalar(computed.value(row(position), around))),
  );
}

/** Returns the source of a computed field or of a row's own. */
export function fieldSource(kind: RowKind, field: string, around: Surroundings): FieldSource {
  const computed = computedField(kind, field);
  if (computed === undefined) {
    return { of: {}, pack: (rows) => ownColumn(rows, field), read: (row) => ownValue(row, field) };
  }
  return {
    of: computed.of,
    pack: (rows) => computedColumn(rows, computed, around),
    read: (row) => asScalar(computed.value(row, around)),
  };
}
