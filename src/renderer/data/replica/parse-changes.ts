import type { Put } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import { payloadChecksum } from '#shared/sync/checksum.ts';
import { type RowKind, rowSchemas } from '#shared/sync/kinds.ts';
import type { Change } from '#shared/sync/protocol.ts';

/** What came from the server does not hold: nothing of it may be used. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** Rows to write and rows to take away, parsed. */
export interface ParsedChanges {
  puts: Put[];
  removes: { kind: RowKind; id: Id }[];
}

function parseRow(kind: RowKind, row: unknown): Put {
  const parsed = rowSchemas[kind].safeParse(row);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new DamagedError(`a row of ${kind} does not hold at "${where}"`);
  }
  // The row was parsed by the schema of this kind.
  return { kind, row: parsed.data } as Put;
}

/** Returns rows of one kind as writes. Throws DamagedError when one does not hold. */
export function parseRows(kind: RowKind, rows: readonly unknown[]): Put[] {
  return rows.map((row) => parseRow(kind, row));
}

/** Throws DamagedError when the payload is not what the server sent. */
export function verifyChecksum(payload: readonly unknown[], expected: string): void {
  const actual = payloadChecksum(payload);
  if (actual !== expected) throw new DamagedError(`checksum ${actual} where ${expected} was sent`);
}

/** Returns the changes of a page. Throws DamagedError when a row does not hold. */
export function parseChanges(changes: readonly Change[]): ParsedChanges {
  const parsed: ParsedChanges = { puts: [], removes: [] };
  for (const change of changes) {
    if (change.type === 'put') parsed.puts.push(parseRow(change.kind, change.row));
    else parsed.removes.push({ kind: change.kind, id: change.id });
  }
  return parsed;
}
