import { type Kysely, sql } from 'kysely';

/** Whether a change in a record's history was made to a draft; of what was written before this, nobody knows, so it counts as one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table record_changes add column of_draft boolean not null default false`.execute(db);
  await sql`update record_changes set of_draft = true where kind = 'articles'`.execute(db);
}
