import { type Kysely, sql } from 'kysely';

/** Outward notes are sent to the requester: which note a message carries, and how far it has come for all who see the note. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table messages add column note_id uuid`.execute(db);
  await sql`alter table ticket_notes add column delivery jsonb`.execute(db);
}
