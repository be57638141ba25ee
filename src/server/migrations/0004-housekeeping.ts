import { type Kysely, sql } from 'kysely';

/** Who is there on the live channel, and what renumbered commands and the clean-up are found by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table live_presence (
    user_id uuid primary key references accounts,
    seen_at timestamptz not null
  )`.execute(db);
  await sql`create index on command_outcomes (command_id)`.execute(db);
  await sql`create index on refresh_tokens (expires_at)`.execute(db);
  await sql`create index on cti_log (at)`.execute(db);
}
