import { z } from 'zod';
import { untoldOfCall } from '../calls/schema.ts';
import { plainQueueSettings } from '../queues/schema.ts';
import type { RowKind } from './kinds.ts';

/**
 * What rows of schema version 2 lack. A workstation that was updated reads what it stored before until the server has given it
 * everything anew, which takes a connection; see also the commands' upgrade.ts.
 */
const addedLater: Partial<Record<RowKind, Readonly<Record<string, unknown>>>> = {
  calls: untoldOfCall,
  queues: plainQueueSettings,
};

const fieldsSchema = z.record(z.string(), z.unknown());

/** Returns a stored row with what has come to its kind since, or null when nothing has or it is no row. */
export function upgradeRow(kind: RowKind, row: unknown): Record<string, unknown> | null {
  const added = addedLater[kind];
  const fields = fieldsSchema.safeParse(row);
  return added === undefined || !fields.success ? null : { ...added, ...fields.data };
}
