import { type Kysely, sql } from 'kysely';
import { createRowTables } from './row-tables.ts';

/** Tables of rows beside people and units. */
const tables: Record<string, string> = {
  functions: `name text not null check (name <> ''), words jsonb not null, unit_id uuid, person_ids jsonb not null,
    phones jsonb not null, note text not null, active boolean not null`,
  directory_proposals: `kind text not null, record_id uuid not null, changes jsonb not null, seen jsonb not null, note text not null,
    by_user_id uuid not null, at timestamptz not null, status text not null check (status in ('waiting', 'approved', 'refused')),
    decided_by_user_id uuid, decided_at timestamptz, reason text not null,
    constraint directory_proposals_decided check ((status = 'waiting') = (decided_at is null))`,
  protected_look_ups: `person_id uuid not null, user_id uuid not null, at timestamptz not null,
    reason text not null check (reason in ('call', 'ticket', 'administration', 'other')), note text not null`,
};

/** The directory as it is kept: tasks, hours, places, substitutes and successors, functions, proposals, look-ups of protected people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table units
    add column email text,
    add column tasks jsonb not null default '[]',
    add column opening_hours jsonb,
    add column place jsonb,
    add column note text not null default '',
    add column active boolean not null default true`.execute(db);
  await sql`alter table people
    add column tasks jsonb not null default '[]',
    add column substitute_ids jsonb not null default '[]',
    add column successor_id uuid,
    add column note text not null default ''`.execute(db);
  await createRowTables(db, tables);
  // What has become hidden is looked for in what names its person.
  await sql`create index on tickets (requester_person_id) where requester_person_id is not null`.execute(db);
}
