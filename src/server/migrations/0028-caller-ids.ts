import { type Kysely, sql } from 'kysely';

/** The number that an exchange is to show for calls out of an organisation or of one of its queues. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table connectors add column caller_ids jsonb not null default '{}'`.execute(db);
}
