import { type Kysely, sql } from 'kysely';

/** What a queue asks its members to know and who knows what; and which queues an agent who is logged in is out of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table queues add column skills jsonb not null
    default '{"wanted": {}, "ofMembers": {}, "allAfterSeconds": 20}'`.execute(db);
  await sql`alter table agent_states add column out_of_queue_ids jsonb not null default '[]'`.execute(db);
}
