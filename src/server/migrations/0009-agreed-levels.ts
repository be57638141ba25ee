import { type Kysely, sql } from 'kysely';

/** The level a ticket was promised, and by which agreement; agreements made for some units of a customer only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tickets add column service_level_id uuid, add column agreement_id uuid`.execute(db);
  await sql`alter table agreements add column unit_ids jsonb not null default '[]'`.execute(db);
  await sql`create index on agreements (customer_organisation_id)`.execute(db);
}
