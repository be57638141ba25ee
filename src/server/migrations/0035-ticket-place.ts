import { type Kysely, sql } from 'kysely';

/** Where a matter is, in the requester's words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tickets add column place text not null default ''`.execute(db);
}
