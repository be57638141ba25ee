import { sql } from 'kysely';
import type { Id } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { bumpLive } from './bump-live.ts';

type State = Pick<AgentState, 'state' | 'pauseReason' | 'until'>;

/** Sets what a colleague is doing, in each of the organisations; `since` stays when nothing changes. */
export async function setAgentState(
  tx: Tx,
  userId: Id,
  organisationIds: Iterable<OrganisationId>,
  { state, pauseReason, until = null }: State,
): Promise<void> {
  const since = new Date().toISOString();
  for (const organisationId of [...new Set(organisationIds)].sort()) {
    const changed = await tx
      .insertInto('agentStates')
      .values({ organisationId, userId, state, pauseReason, since, until })
      .onConflict((conflict) =>
        conflict
          .columns(['organisationId', 'userId'])
          .doUpdateSet({ state, pauseReason, since, until })
          .where((is) =>
            is.or([is('agentStates.state', '!=', state), is('agentStates.pauseReason', '!=', pauseReason)]),
          ),
      )
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
