import type { Put } from '#shared/commands/definition.ts';
import { payloadChecksum } from '#shared/sync/checksum.ts';
import type { Change } from '#shared/sync/protocol.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import { parseRow } from '../rows/parse-row.ts';

/** A row the server took away, or takes from this person's sight, in one of its organisations. */
export type Remove = Extract<Change, { type: 'remove' }>;

/** Rows to write and rows to take away, parsed. */
export interface ParsedChanges {
  puts: readonly Put[];
  removes: readonly Remove[];
}

/** Throws DamagedError when the payload is not what the server sent. */
export function verifyChecksum(payload: readonly unknown[], expected: string): void {
  const actual = payloadChecksum(payload);
  if (actual !== expected) throw new DamagedError(`checksum ${actual} where ${expected} was sent`);
}

/** Returns the changes of a page. Throws DamagedError when a row does not hold. */
export function parseChanges(changes: readonly Change[]): ParsedChanges {
  const puts: Put[] = [];
  const removes: Remove[] = [];
  for (const change of changes) {
    // The row was parsed by the schema of this kind.
    if (change.type === 'put') puts.push({ kind: change.kind, row: parseRow(change.kind, change.row) } as Put);
    else removes.push(change);
  }
  return { puts, removes };
}
