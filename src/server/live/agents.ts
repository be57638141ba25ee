import type { Id } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';
import { bumpLive } from './bump-live.ts';

type State = Pick<AgentState, 'state' | 'pauseReason'>;

/** Sets what a colleague is doing, in each of the organisations; `since` stays when nothing changes. */
export async function setAgentState(
  tx: Tx,
  userId: Id,
  organisationIds: Iterable<OrganisationId>,
  { state, pauseReason }: State,
): Promise<void> {
  const since = new Date().toISOString();
  for (const organisationId of [...new Set(organisationIds)].sort()) {
    const changed = await tx
      .insertInto('agentStates')
      .values({ organisationId, userId, state, pauseReason, since })
      .onConflict((conflict) =>
        conflict
          .columns(['organisationId', 'userId'])
          .doUpdateSet({ state, pauseReason, since })
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
