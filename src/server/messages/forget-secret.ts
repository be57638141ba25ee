import type { Put } from '#shared/commands/definition.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Tx } from '../database/connect.ts';

/** Where a channel's secret is sent to, and how well kept on the way; null for what is no channel. */
function destinationOf(kind: Put['kind'], row: Row<RowKind>): string | null {
  if (kind === 'mailServers' && 'security' in row) return JSON.stringify([row.host, row.port, row.security]);
  return kind === 'smsGateways' && 'url' in row ? new URL(row.url).origin : null;
}

/**
 * Forgets the secret of a channel that from now on goes elsewhere: another server is not told the secret of this one. It
 * shows as missing, and is entered again.
 */
export async function forgetSecretElsewhere(tx: Tx, { kind, row }: Put, before: Row<RowKind>): Promise<void> {
  const there = destinationOf(kind, row);
  if (there === null || there === destinationOf(kind, before)) return;
  await tx.updateTable('channelSecrets').set({ secret: '' }).where('channelId', '=', row.id).execute();
}
