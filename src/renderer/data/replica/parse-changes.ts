import type { Put } from '#shared/commands/definition.ts';
import { checksum } from '#shared/sync/checksum.ts';
import { type Change, changesSchema } from '#shared/sync/protocol.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import { parseRow } from '../rows/parse-row.ts';

/** A row the server took away, or takes from this person's sight, in one of its organisations. */
export type Remove = Extract<Change, { type: 'remove' }>;

/** Rows to write and rows to take away, parsed. */
export interface ParsedChanges {
  puts: readonly Put[];
  removes: readonly Remove[];
}

/** Throws DamagedError when the text is not what the server sent. */
export function verifyChecksum(text: string, expected: string): void {
  const actual = checksum(text);
  if (actual !== expected) throw new DamagedError(`checksum ${actual} where ${expected} was sent`);
}

function readChanges(text: string): Change[] {
  try {
    const parsed = changesSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // Told below, in the same words for whatever does not hold.
  }
  throw new DamagedError('changes that do not hold');
}

/** Returns the changes of a page, which come as JSON text. Throws DamagedError when they or a row do not hold. */
export function parseChanges(text: string): ParsedChanges {
  const puts: Put[] = [];
  const removes: Remove[] = [];
  for (const change of readChanges(text)) {
    // The row was parsed by the schema of this kind.
    if (change.type === 'put') puts.push({ kind: change.kind, row: parseRow(change.kind, change.row) } as Put);
    else removes.push(change);
  }
  return { puts, removes };
}
