import type { Put, RowRef } from '#shared/commands/definition.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Tx } from '../database/connect.ts';
import { hideNewlyProtected, namesToHide, withoutProtectedNames } from '../directory/protected-names.ts';
import { bumpLive } from '../live/bump-live.ts';
import { notify } from '../live/notification.ts';
import { forgetSecretElsewhere } from '../messages/forget-secret.ts';
import { queuedNote, writeMessage } from '../messages/queue-message.ts';
import { giveTicketNumber } from '../tickets/give-ticket-number.ts';
import { moveTicketRow } from '../tickets/move-ticket-row.ts';
import { deleteRow, insertRows, updateRow } from './repository.ts';
import type { Stored } from './stored.ts';
import { takeVersions, type Versions, versionIn } from './versions.ts';

/** What a decision writes and deletes. */
export interface Writes {
  puts: readonly Put[];
  removes: readonly RowRef[];
}

/** A call that goes on travels on the live channel and gets no version: nobody pulls for it before it has ended. */
function isOngoingCall(put: Put): boolean {
  return put.kind === 'calls' && put.row.endedAt === null;
}

/**
 * Writes and deletes rows within a transaction: versions, ticket numbers and the live channel go with them; `pokeOthers` is
 * left to the caller. A row that changes organisation gets a version in both. `taken` are versions this transaction has
 * taken before and holds: they are given to these rows as well, and those taken here are added. Returns the versions given.
 */
export async function writeRows(
  tx: Tx,
  { puts: decided, removes }: Writes,
  stored: Stored,
  taken: Versions = {},
): Promise<Versions> {
  const puts = await withoutProtectedNames(tx, decided, stored);
  const lasting = puts.filter((put) => !isOngoingCall(put));
  const touched = [...lasting.map((put) => ({ kind: put.kind, id: put.row.id })), ...removes].flatMap(
    (ref) => stored(ref)?.organisationId ?? [],
  );
  const hidden = await namesToHide(tx, puts, stored);
  const concerned = new Set([...lasting.map((put) => put.row.organisationId), ...touched, ...hidden.organisationIds]);
  Object.assign(
    taken,
    await takeVersions(
      tx,
      [...concerned].filter((organisationId) => taken[organisationId] === undefined),
    ),
  );
  const versions = Object.fromEntries([...concerned].map((id) => [id, versionIn(taken, id)]));
  for (const put of puts) await writePut(tx, put, versions, stored({ kind: put.kind, id: put.row.id }));
  for (const { kind, id } of removes) {
    const organisationId = stored({ kind, id })?.organisationId;
    if (organisationId === undefined) throw new Error(`The row ${id} of ${kind} to be deleted was not read.`);
    await deleteRow(tx, kind, organisationId, id, versionIn(versions, organisationId));
  }
  await hideNewlyProtected(tx, hidden, versions);
  await touchCalls(tx, puts);
  return versions;
}

/** Tells everyone's workstation, once the transaction has committed, that there is something to pull. */
export async function pokeOthers(tx: Tx, versions: Versions): Promise<void> {
  for (const [organisationId, version] of Object.entries(versions)) {
    await notify(tx, { type: 'poke', organisationId, version });
  }
}

async function touchCalls(tx: Tx, puts: readonly Put[]): Promise<void> {
  const calls = puts.flatMap((put) => (put.kind === 'calls' ? [put.row] : []));
  for (const organisationId of [...new Set(calls.map((call) => call.organisationId))].sort()) {
    const own = calls.filter((call) => call.organisationId === organisationId);
    await bumpLive(tx, organisationId, {
      callIds: own.map((call) => call.id),
      // The queue it was in, and those it came from: their figures have it too while they are of today.
      queueIds: own.flatMap((call) => [
        ...(call.queueId === null ? [] : [call.queueId]),
        ...call.queueVisits.map(({ queueId }) => queueId),
      ]),
      userIds: [],
    });
  }
}

async function writePut(tx: Tx, decided: Put, versions: Versions, before: Row<RowKind> | undefined): Promise<void> {
  const put = decided.kind === 'ticketNotes' ? { ...decided, row: queuedNote(decided.row) } : decided;
  const version = isOngoingCall(put) ? put.row.version : versionIn(versions, put.row.organisationId);
  if (put.kind === 'tickets') return await writeTicket(tx, { ...put.row, version }, versions, before);
  if (put.kind === 'messages') return await writeMessage(tx, { ...put.row, version }, before);
  const row = { ...put.row, version };
  if (before === undefined) return await insertRows(tx, put.kind, [row]);
  await updateRow(tx, put.kind, row, before);
  await forgetSecretElsewhere(tx, put, before);
}

async function writeTicket(
  tx: Tx,
  ticket: Row<'tickets'>,
  versions: Versions,
  before: Row<RowKind> | undefined,
): Promise<void> {
  const number = ticket.number ?? (await giveTicketNumber(tx, ticket.organisationId));
  const row = { ...ticket, number };
  if (before === undefined) return await insertRows(tx, 'tickets', [row]);
  if (before.organisationId === row.organisationId) return await updateRow(tx, 'tickets', row, before);
  // What is stored under a ticket's reference is a ticket.
  await moveTicketRow(tx, row, before as Row<'tickets'>, versionIn(versions, before.organisationId));
}
