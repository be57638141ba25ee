import { type Row, type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import { upgradeRow } from '#shared/sync/upgrade-row.ts';
import { DamagedError } from './damaged-error.ts';

/** Returns the row, one of an earlier schema version with what has been added since. Throws DamagedError when it does not hold. */
export function parseRow<K extends RowKind>(kind: K, row: unknown): Row<K> {
  const asItIs = rowSchemas[kind].safeParse(row);
  const upgraded = asItIs.success ? null : upgradeRow(kind, row);
  const parsed = upgraded === null ? asItIs : rowSchemas[kind].safeParse(upgraded);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new DamagedError(`a row of ${kind} does not hold at "${where}"`);
  }
  // The row was parsed by the schema of this kind.
  return parsed.data as Row<K>;
}

/** Returns what a stored field's JSON text says. Throws DamagedError when it is not JSON. */
export function parseJson(kind: RowKind, text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    throw new DamagedError(`a row of ${kind} is not JSON`);
  }
}
