import { type Kysely, sql } from 'kysely';

/** The live channel's counters, agents' states, and the switchboards that may push calls. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table live_counters (
    organisation_id text primary key references organisation_versions,
    seq bigint not null default 0
  )`.execute(db);

  await sql`create table agent_states (
    organisation_id text not null references organisation_versions,
    user_id uuid not null references accounts,
    state text not null check (state in ('ready', 'paused', 'after-call', 'on-call', 'logged-out')),
    pause_reason text not null,
    since timestamptz not null,
    primary key (organisation_id, user_id)
  )`.execute(db);

  await sql`create table cti_connectors (
    id uuid primary key,
    name text not null unique,
    token_hash text not null unique,
    organisation_ids jsonb not null check (jsonb_array_length(organisation_ids) > 0),
    active boolean not null default true
  )`.execute(db);

  await sql`create table cti_log (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    connector text not null,
    event text not null,
    external_id text,
    result text not null check (result in ('changed', 'ignored', 'refused')),
    reason text
  )`.execute(db);
  await sql`create index on cti_log (connector, external_id)`.execute(db);
}
