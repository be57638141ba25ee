import { type Kysely, sql } from 'kysely';

/** Versions, accounts, sessions, clients of the command protocol, audit log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists btree_gist`.execute(db);

  await sql`create table settings (name text primary key, value text not null)`.execute(db);

  await sql`create table organisation_versions (
    organisation_id text primary key check (organisation_id ~ '^[a-z][a-z0-9-]{1,30}$'),
    version bigint not null default 0 check (version >= 0),
    horizon bigint not null default 0 check (horizon between 0 and version)
  )`.execute(db);

  await sql`create table ticket_series (
    organisation_id text primary key references organisation_versions,
    last_number bigint not null default 0
  )`.execute(db);

  await sql`create table accounts (
    user_id uuid primary key,
    username text not null check (username = lower(username)),
    password_hash text not null,
    active boolean not null default true,
    unique (username)
  )`.execute(db);

  await sql`create table grants (
    user_id uuid not null references accounts,
    organisation_id text not null references organisation_versions,
    role text not null check (role in ('operator', 'agent', 'technician', 'supervisor', 'administrator')),
    primary key (user_id, organisation_id, role)
  )`.execute(db);

  await sql`create table sessions (
    id uuid primary key,
    user_id uuid not null references accounts,
    device_name text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    revoked_at timestamptz,
    revoked_because text check (revoked_because in ('signed-out', 'refresh-token-reused', 'device-removed')),
    check ((revoked_at is null) = (revoked_because is null))
  )`.execute(db);
  await sql`create index on sessions (user_id)`.execute(db);

  await sql`create table access_tokens (
    token_hash text primary key,
    session_id uuid not null references sessions,
    expires_at timestamptz not null
  )`.execute(db);
  await sql`create index on access_tokens (expires_at)`.execute(db);

  await sql`create table refresh_tokens (
    token_hash text primary key,
    session_id uuid not null references sessions,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    successor_hash text
  )`.execute(db);
  await sql`create index on refresh_tokens (session_id)`.execute(db);

  await sql`create table sign_in_throttle (
    key text primary key,
    failures integer not null,
    last_failure_at timestamptz not null,
    blocked_until timestamptz
  )`.execute(db);

  await sql`create table clients (
    client_id uuid primary key,
    user_id uuid not null references accounts,
    last_seq bigint not null default 0
  )`.execute(db);

  await sql`create table command_outcomes (
    client_id uuid not null references clients,
    seq bigint not null,
    command_id uuid not null,
    outcome jsonb not null,
    versions jsonb not null,
    primary key (client_id, seq)
  )`.execute(db);

  await sql`create table audit_log (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    user_id uuid,
    session_id uuid,
    action text not null,
    subject jsonb not null
  )`.execute(db);
  await sql`create index on audit_log (user_id, at)`.execute(db);

  // Append-only also for our own mistakes: a row once written can be neither changed nor removed by the API.
  await sql`create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name; end $$`.execute(db);
  await sql`create trigger audit_log_append_only before update or delete or truncate on audit_log
    for each statement execute function refuse_change()`.execute(db);
}
