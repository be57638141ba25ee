import { type Kysely, sql } from 'kysely';

/** Switchboards that we connect to stand beside those that push; calls are parked and sent on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table cti_connectors rename to connectors`.execute(db);
  await sql`alter table cti_log rename to connector_log`.execute(db);
  await sql`alter table connectors alter column token_hash drop not null`.execute(db);
  await sql`alter table connectors add column asterisk jsonb,
    add constraint connectors_of_one_kind check ((token_hash is null) <> (asterisk is null))`.execute(db);
  await sql`alter table calls add column parked_at timestamptz, add column parking_space text,
    add column transferred_to text`.execute(db);
}
