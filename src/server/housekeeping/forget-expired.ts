import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Days that records are kept which nobody needs after: docs/operations.md, "What is kept how long". */
export const keptDays = {
  absences: 30,
  connectorLog: 90,
  deliveries: 30,
  endedSessions: 90,
  failedSignIns: 1,
} as const;

/** Deletes tokens that have ended, sessions without tokens, and old lines of the call event log. */
export async function forgetExpired(db: Db): Promise<void> {
  await sql`delete from access_tokens where expires_at < now()`.execute(db);
  await sql`delete from refresh_tokens where expires_at < now()`.execute(db);
  await sql`
    delete from sessions where last_seen_at < now() - make_interval(days => ${keptDays.endedSessions})
      and not exists (select from refresh_tokens where session_id = sessions.id)
      and not exists (select from access_tokens where session_id = sessions.id)
  `.execute(db);
  await sql`delete from sign_in_throttle where last_failure_at < now() - make_interval(days => ${keptDays.failedSignIns})`.execute(
    db,
  );
  await sql`delete from call_aliases where at < now() - make_interval(days => ${keptDays.connectorLog})`.execute(db);
  await sql`delete from message_deliveries where state not in ('queued', 'sending')
    and queued_at < now() - make_interval(days => ${keptDays.deliveries})`.execute(db);
  // Of processes that ended without saying so.
  await sql`delete from connector_states where seen_at < now() - interval '1 day'`.execute(db);
  await sql`delete from connector_log where at < now() - make_interval(days => ${keptDays.connectorLog})`.execute(db);
}
