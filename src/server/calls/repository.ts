import type { Call } from '#shared/calls/schema.ts';
import type { Put } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import { callBackAfter } from '../call-backs/after-call.ts';
import type { Tx } from '../database/connect.ts';
import { organisationsOfAgent, setAgentState } from '../live/agents.ts';
import { parseRow } from '../rows/repository.ts';
import { pokeOthers, type Stored, writeRows } from '../rows/write-rows.ts';

/** Returns the call by the switchboard's own name of it, locked until the transaction ends. */
export async function lockCallByExternalId(tx: Tx, connector: string, externalId: string): Promise<Call | undefined> {
  const stored = await tx
    .selectFrom('calls')
    .selectAll()
    .where('connector', '=', connector)
    .where('externalId', '=', externalId)
    .forUpdate()
    .executeTakeFirst();
  return stored === undefined ? undefined : parseRow('calls', stored);
}

/** Returns the call, locked until the transaction ends. */
export async function lockCall(tx: Tx, id: Id): Promise<Call | undefined> {
  const stored = await tx.selectFrom('calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return stored === undefined ? undefined : parseRow('calls', stored);
}

/**
 * Writes a call after an event and lets its agent follow: on the call while it lasts, ready when the last one ends.
 * `before` is the call as it was stored, undefined for a new one.
 */
export async function saveCall(tx: Tx, before: Call | undefined, after: Call): Promise<void> {
  const callBack = await callBackAfter(tx, before, after);
  const puts: Put[] = [{ kind: 'calls', row: after }];
  if (callBack !== null) puts.push({ kind: 'callBacks', row: callBack.after });
  const stored: Stored = ({ kind }) => (kind === 'calls' ? before : callBack?.before);
  await pokeOthers(tx, await writeRows(tx, { puts, removes: [] }, stored));
  const agent = after.answeredByUserId;
  const previous = before?.answeredByUserId ?? null;
  if (previous !== null && previous !== agent) await releaseAgent(tx, previous);
  if (agent === null) return;
  if (after.endedAt !== null) return await releaseAgent(tx, agent);
  const organisations = [after.organisationId, ...(await organisationsOfAgent(tx, agent))];
  await setAgentState(tx, agent, organisations, { state: 'on-call', pauseReason: '' });
}

async function releaseAgent(tx: Tx, userId: Id): Promise<void> {
  const other = await tx
    .selectFrom('calls')
    .select('id')
    .where('answeredByUserId', '=', userId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (other !== undefined) return;
  const onCall = await tx
    .selectFrom('agentStates')
    .select('organisationId')
    .where('userId', '=', userId)
    .where('state', '=', 'on-call')
    .execute();
  const organisations = onCall.map((row) => row.organisationId);
  await setAgentState(tx, userId, organisations, { state: 'ready', pauseReason: '' });
}
