import { type Kysely, sql } from 'kysely';

/** What waits for the user by how long it has waited: every process looks for it every minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index tickets_waiting on tickets (waiting_since)
    where status = 'waiting-for-user' and not deleted and merged_into_id is null`.execute(db);
}
