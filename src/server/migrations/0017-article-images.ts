import { type Kysely, sql } from 'kysely';

/** Pictures of articles: which files the text shows, and who sent them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table articles add column images jsonb not null default '[]'`.execute(db);
}
