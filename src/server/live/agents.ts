import { sql } from 'kysely';
import type { Id } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { bumpLive } from './bump-live.ts';

type State = Pick<AgentState, 'state' | 'pauseReason' | 'until'>;

/**
 * Sets what a colleague is doing, in each of the organisations; `since` stays when nothing changes. Who logs out is, at
 * the next log-in, in all of their queues again.
 */
export async function setAgentState(
  tx: Tx,
  userId: Id,
  organisationIds: Iterable<OrganisationId>,
  { state, pauseReason, until = null }: State,
): Promise<void> {
  const since = new Date().toISOString();
  const forgotten = state === 'logged-out' ? { outOfQueueIds: '[]' } : {};
  for (const organisationId of [...new Set(organisationIds)].sort()) {
    const changed = await tx
      .insertInto('agentStates')
      .values({ organisationId, userId, state, pauseReason, since, until })
      .onConflict((conflict) =>
        conflict
          .columns(['organisationId', 'userId'])
          .doUpdateSet({ state, pauseReason, since, until, ...forgotten })
          .where((is) =>
            is.or([is('agentStates.state', '!=', state), is('agentStates.pauseReason', '!=', pauseReason)]),
          ),
      )
      .returning('userId')
      .executeTakeFirst();
    if (changed !== undefined) await bumpLive(tx, organisationId, { callIds: [], userIds: [userId], queueIds: [] });
  }
}

/**
 * Logs a colleague in to one of their queues, or out of it; in the organisations given they are shown as working at the
 * phones. Into one while logged out, they are ready in that one alone; out of the last, they are logged out.
 */
export async function setQueueLogIn(
  tx: Tx,
  userId: Id,
  organisationIds: readonly OrganisationId[],
  { queueId, isIn }: { queueId: Id; isIn: boolean },
): Promise<void> {
  const { rows: own } = await sql<{ id: Id; organisationId: OrganisationId }>`
    select id, organisation_id from queues
    where active and not deleted and member_user_ids @> to_jsonb(${userId}::text) order by organisation_id, id`.execute(
    tx,
  );
  const states = await tx
    .selectFrom('agentStates')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('organisationId')
    .forUpdate()
    .execute();
  const wasOut = states.every(({ state }) => state === 'logged-out');
  if (wasOut && !isIn) return;
  const out = new Set(wasOut ? own.map(({ id }) => id) : states.flatMap(({ outOfQueueIds }) => outOfQueueIds));
  if (isIn) out.delete(queueId);
  else out.add(queueId);
  if (own.every(({ id }) => out.has(id))) {
    await setAgentState(tx, userId, organisationIds, { state: 'logged-out', pauseReason: '' });
    return;
  }
  if (wasOut) await setAgentState(tx, userId, organisationIds, { state: 'ready', pauseReason: '' });
  for (const organisationId of [...organisationIds].sort()) {
    const left = own.filter((queue) => queue.organisationId === organisationId && out.has(queue.id));
    const outOfQueueIds = JSON.stringify(left.map(({ id }) => id));
    const changed = await tx
      .updateTable('agentStates')
      .set({ outOfQueueIds })
      .where('userId', '=', userId)
      .where('organisationId', '=', organisationId)
      .where(sql<boolean>`out_of_queue_ids <> ${outOfQueueIds}::jsonb`)
      .returning('userId')
      .executeTakeFirst();
    if (changed !== undefined) await bumpLive(tx, organisationId, { callIds: [], userIds: [userId], queueIds: [] });
  }
}

/** The organisations in which the colleague is shown as working at the phones. */
export async function organisationsOfAgent(tx: Tx, userId: Id): Promise<OrganisationId[]> {
  const rows = await tx.selectFrom('agentStates').select('organisationId').where('userId', '=', userId).execute();
  return rows.map((row) => row.organisationId);
}

/** Makes ready whose after-call work has lasted as long as it may. Several processes may do it at once. */
export async function endAfterCallWork(db: Db): Promise<void> {
  const over = await db.selectFrom('agentStates').selectAll().where('until', '<=', new Date().toISOString()).execute();
  for (const userId of new Set(over.map((row) => row.userId))) {
    await retryTransient(() =>
      db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ organisationId: OrganisationId }>`
          select organisation_id from agent_states where user_id = ${userId} and state = 'after-call' and until <= now()
          order by organisation_id for update`.execute(tx);
        const organisations = rows.map((row) => row.organisationId);
        await setAgentState(tx, userId, organisations, { state: 'ready', pauseReason: '' });
      }),
    );
  }
}
