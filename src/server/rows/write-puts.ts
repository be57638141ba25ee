import type { Put, RowRef } from '#shared/commands/definition.ts';
import type { Row } from '#shared/sync/kinds.ts';
import type { Tx } from '../database/connect.ts';
import { bumpLive } from '../live/bump-live.ts';
import { notify } from '../live/notification.ts';
import { giveTicketNumber } from '../tickets/give-ticket-number.ts';
import { insertRows, updateRow } from './repository.ts';
import { takeVersions, type Versions } from './versions.ts';

/** A call that goes on travels on the live channel and gets no version: nobody pulls for it before it has ended. */
function isOngoingCall(put: Put): boolean {
  return put.kind === 'calls' && put.row.endedAt === null;
}

/**
 * Writes rows within a transaction: versions, ticket numbers, the live channel and the pokes to others go with them.
 * `isStored` says which rows are there already (and locked); all others must be new. Returns the versions given.
 */
export async function writePuts(tx: Tx, puts: readonly Put[], isStored: (ref: RowRef) => boolean): Promise<Versions> {
  const organisations = puts.filter((put) => !isOngoingCall(put)).map((put) => put.row.organisationId);
  const versions = await takeVersions(tx, organisations);
  for (const put of puts) await writePut(tx, put, versions, isStored({ kind: put.kind, id: put.row.id }));

  const calls = puts.flatMap((put) => (put.kind === 'calls' ? [put.row] : []));
  for (const organisationId of [...new Set(calls.map((call) => call.organisationId))].sort()) {
    const own = calls.filter((call) => call.organisationId === organisationId);
    await bumpLive(tx, organisationId, {
      callIds: own.map((call) => call.id),
      queueIds: own.flatMap((call) => (call.queueId === null ? [] : [call.queueId])),
      userIds: [],
    });
  }
  for (const [organisationId, version] of Object.entries(versions)) {
    await notify(tx, { type: 'poke', organisationId, version });
  }
  return versions;
}

async function writePut(tx: Tx, put: Put, versions: Versions, stored: boolean): Promise<void> {
  const version = isOngoingCall(put) ? put.row.version : versions[put.row.organisationId];
  if (version === undefined) throw new Error(`No version was taken for ${put.row.organisationId}.`);
  if (put.kind === 'tickets' && put.row.number === null) {
    const numbered: Row<'tickets'> = {
      ...put.row,
      version,
      number: await giveTicketNumber(tx, put.row.organisationId),
    };
    return stored ? await updateRow(tx, 'tickets', numbered) : await insertRows(tx, 'tickets', [numbered]);
  }
  const row = { ...put.row, version };
  return stored ? await updateRow(tx, put.kind, row) : await insertRows(tx, put.kind, [row]);
}
