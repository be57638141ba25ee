import { type Kysely, sql } from 'kysely';

const rowTables = [
  ...['organisations', 'users', 'groups', 'service_areas', 'service_levels', 'services', 'scripts', 'queues'],
  ...['units', 'people', 'devices', 'tickets', 'ticket_notes', 'ticket_events', 'loans', 'calls'],
];

/** Files on tickets, tickets that change organisation, and when a row became a tombstone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tickets add column former_numbers jsonb not null default '[]'`.execute(db);
  await sql`alter table ticket_notes add column attachment_ids jsonb not null default '[]'`.execute(db);

  await sql`create table attachments (
    organisation_id text not null references organisation_versions,
    id uuid not null unique,
    version bigint not null check (version >= 0),
    deleted boolean not null default false,
    ticket_id uuid not null,
    name text not null check (name <> ''),
    media_type text not null,
    size bigint not null check (size >= 0),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    thumbnail_hash text check (thumbnail_hash ~ '^[0-9a-f]{64}$'),
    added_by_user_id uuid not null,
    created_at timestamptz not null,
    primary key (organisation_id, id)
  )`.execute(db);
  await sql`create index on attachments (organisation_id, version)`.execute(db);
  await sql`create index on attachments (hash)`.execute(db);

  for (const table of [...rowTables, 'attachments']) {
    await sql`alter table ${sql.table(table)} add column deleted_at timestamptz`.execute(db);
    await sql`update ${sql.table(table)} set deleted_at = now() where deleted`.execute(db);
    await sql`create index on ${sql.table(table)} (deleted_at) where deleted`.execute(db);
  }

  // A ticket takes what belongs to it along when it moves.
  for (const table of ['ticket_notes', 'ticket_events', 'attachments']) {
    await sql`alter table ${sql.table(table)}
      drop constraint if exists ${sql.ref(`${table}_organisation_id_ticket_id_fkey`)},
      add constraint ${sql.ref(`${table}_organisation_id_ticket_id_fkey`)}
        foreign key (organisation_id, ticket_id) references tickets on update cascade`.execute(db);
    await sql`create index on ${sql.table(table)} (ticket_id)`.execute(db);
  }
  await sql`create table move_outs (
    organisation_id text not null references organisation_versions,
    kind text not null,
    id uuid not null,
    version bigint not null check (version > 0),
    moved_at timestamptz not null,
    primary key (organisation_id, kind, id)
  )`.execute(db);
  await sql`create index on move_outs (organisation_id, version)`.execute(db);
}
