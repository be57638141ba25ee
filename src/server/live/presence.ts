import { sql } from 'kysely';
import type { Id } from '#shared/identity/ids.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Db } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { setAgentState } from './agents.ts';

/** Who has had no live connection for so long has left, however they left. */
export const absentAfterSeconds = 60;

/** A conversation goes on without the application; its end makes the agent ready, and the next round sees them gone. */
const workingStates: AgentState['state'][] = ['ready', 'paused', 'after-call'];

/** Notes that these people have a live connection to this process now. */
export async function markPresent(db: Db, userIds: readonly Id[]): Promise<void> {
  if (userIds.length === 0) return;
  await sql`
    insert into live_presence (user_id, seen_at) select unnest(${[...userIds]}::uuid[]), now()
    on conflict (user_id) do update set seen_at = excluded.seen_at
  `.execute(db);
}

/**
 * Logs out at the phones whoever is shown as working there and has had no live connection to any process for a while.
 * A state set since then shows somebody who has just come. Returns how many there were.
 */
export async function logOutAbsent(db: Db): Promise<number> {
  const { rows } = await sql<{ userId: Id }>`
    select distinct agent.user_id from agent_states as agent left join live_presence as presence using (user_id)
    where agent.state = any(${workingStates}::text[])
      and greatest(agent.since, presence.seen_at) < now() - make_interval(secs => ${absentAfterSeconds})
  `.execute(db);
  for (const { userId } of rows) {
    await retryTransient(() =>
      db.transaction().execute(async (tx) => {
        const states = await tx
          .selectFrom('agentStates')
          .select('organisationId')
          .where('userId', '=', userId)
          .where('state', 'in', workingStates)
          .forUpdate()
          .execute();
        const organisations = states.map((row) => row.organisationId);
        await setAgentState(tx, userId, organisations, { state: 'logged-out', pauseReason: '' });
      }),
    );
  }
  return rows.length;
}
