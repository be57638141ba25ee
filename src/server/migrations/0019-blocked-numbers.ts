import { type Kysely, sql } from 'kysely';

/** Callers whose calls an organisation does not take. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table blocked_numbers (
    organisation_id text not null references organisation_versions,
    id uuid not null unique,
    version bigint not null check (version >= 0),
    deleted boolean not null default false,
    deleted_at timestamptz,
    customer_organisation_id text not null references organisation_versions,
    number text not null,
    name text not null,
    until date,
    active boolean not null,
    primary key (organisation_id, id)
  )`.execute(db);
  await sql`create index on blocked_numbers (organisation_id, version)`.execute(db);
}
