import { type Kysely, sql } from 'kysely';

/** Where a requester who is not in the directory gets answers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tickets add column requester_email text not null default ''`.execute(db);
}
