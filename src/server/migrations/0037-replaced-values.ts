import { type Kysely, sql } from 'kysely';

/** Whoever wrote a value that was replaced unseen is called to the entry of the history that tells of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table mentions add column event_id uuid`.execute(db);
}
