import { type Kysely, sql } from 'kysely';

/** Proposals of people whom the directory lacks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table directory_proposals add column is_new boolean not null default false`.execute(db);
}
