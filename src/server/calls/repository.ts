import { sql } from 'kysely';
import type { Call } from '#shared/calls/schema.ts';
import type { Put } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import { canSee } from '#shared/sync/visibility.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';
import { callBackAfter } from '../call-backs/after-call.ts';
import type { Db, Tx } from '../database/connect.ts';
import { organisationsOfAgent, setAgentState } from '../live/agents.ts';
import { notify } from '../live/notification.ts';
import { parseRow } from '../rows/repository.ts';
import type { Stored } from '../rows/stored.ts';
import { pokeOthers, writeRows } from '../rows/write-rows.ts';

/**
 * Returns the call by the switchboard's own name of it, or by the name under which another connector's call was recognised
 * there, locked until the transaction ends.
 */
export async function lockCallByName(tx: Tx, connector: string, externalId: string): Promise<Call | undefined> {
  const { rows } = await sql`
    select * from calls where id in (
      select id from calls where connector = ${connector} and external_id = ${externalId}
      union all select call_id from call_aliases where connector = ${connector} and external_id = ${externalId})
    order by connector = ${connector} and external_id = ${externalId} desc for update`.execute(tx);
  return rows[0] === undefined ? undefined : parseRow('calls', rows[0]);
}

/** Returns the call, locked until the transaction ends. */
export async function lockCall(tx: Tx, id: Id): Promise<Call | undefined> {
  const stored = await tx.selectFrom('calls').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return stored === undefined ? undefined : parseRow('calls', stored);
}

/** Returns the call if the person may see it. */
export async function readVisibleCall(db: Db, actor: Actor, id: Id): Promise<Call | undefined> {
  const stored = await db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirst();
  const call = stored === undefined ? undefined : parseRow('calls', stored);
  return call !== undefined && canSee(actor, 'calls', call) ? call : undefined;
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
  // Whoever may not see it any more would keep it as it was: a change of what they may not see is not sent to them.
  if (before !== undefined && seenBy(before) !== seenBy(after)) {
    await notify(tx, { type: 'live-reset', organisationId: after.organisationId });
  }
  const agent = agentAt(after);
  const previous = before === undefined ? null : agentAt(before);
  if (previous !== null && previous !== agent) await releaseAgent(tx, previous, after);
  if (agent === null) return;
  const organisations = [after.organisationId, ...(await organisationsOfAgent(tx, agent))];
  await setAgentState(tx, agent, organisations, { state: 'on-call', pauseReason: '' });
}

function seenBy({ seenByUserIds }: Call): string | undefined {
  return seenByUserIds?.toSorted().join();
}

/** Who is busy with a call: nobody while it is parked or rings elsewhere. */
function agentAt(call: Call): Id | null {
  const isAside = call.parkedAt !== null || call.transferState === 'sent';
  return call.endedAt !== null || isAside ? null : call.answeredByUserId;
}

/** Lets an agent whose last call is over be ready, after the queue's after-call work where there is such. */
async function releaseAgent(tx: Tx, userId: Id, call: Call): Promise<void> {
  const own = await tx
    .selectFrom('calls')
    .selectAll()
    .where('answeredByUserId', '=', userId)
    .where('endedAt', 'is', null)
    .execute();
  if (own.some((each) => agentAt(parseRow('calls', each)) === userId)) return;
  const onCall = await tx
    .selectFrom('agentStates')
    .select('organisationId')
    .where('userId', '=', userId)
    .where('state', '=', 'on-call')
    .execute();
  const organisations = onCall.map((row) => row.organisationId);
  const seconds = await afterCallSeconds(tx, call);
  if (seconds === null) return await setAgentState(tx, userId, organisations, { state: 'ready', pauseReason: '' });
  const until = new Date(Date.now() + seconds * 1_000).toISOString();
  await setAgentState(tx, userId, organisations, { state: 'after-call', pauseReason: '', until });
}

/** Returns how long the call's queue gives for after-call work; null: none. A call put aside has none, it is not over. */
async function afterCallSeconds(tx: Tx, call: Call): Promise<number | null> {
  if (call.queueId === null || call.endedAt === null || call.answeredAt === null) return null;
  const queue = await tx
    .selectFrom('queues')
    .select('afterCallSeconds')
    .where('id', '=', call.queueId)
    .executeTakeFirst();
  return queue?.afterCallSeconds ?? null;
}

/** Returns until when a person may be after their latest call, as its queue says; null: as long as they like. */
export async function afterCallUntil(tx: Tx, userId: Id): Promise<Instant | null> {
  const { rows } = await sql<{ until: Instant | null }>`
    select calls.ended_at + make_interval(secs => queues.after_call_seconds) as until
    from calls join queues on queues.id = calls.queue_id
    where calls.answered_by_user_id = ${userId} and calls.ended_at is not null
    order by calls.ended_at desc limit 1`.execute(tx);
  const until = rows[0]?.until ?? null;
  return until !== null && until > new Date().toISOString() ? until : null;
}
