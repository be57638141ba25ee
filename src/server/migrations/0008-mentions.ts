import { type Kysely, sql } from 'kysely';
import { createRowTables } from './row-tables.ts';

const tables: Record<string, string> = {
  mentions: `ticket_id uuid not null, note_id uuid, user_id uuid not null, by_user_id uuid not null,
    at timestamptz not null, seen_at timestamptz,
    foreign key (organisation_id, ticket_id) references tickets on update cascade`,
  notice_marks: 'user_id uuid not null, keys jsonb not null, unique (organisation_id, user_id)',
};

/** Colleagues called to tickets, what each has taken note of, whose tickets each sees, and how early is warned. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRowTables(db, tables);
  await sql`create index on mentions (ticket_id)`.execute(db);
  await sql`create index on tickets (organisation_id) where status = 'waiting-for-user'`.execute(db);
  await sql`alter table service_levels
    add column warn_before_minutes integer not null default 60 check (warn_before_minutes >= 0)`.execute(db);

  await sql`alter table users add column organisation_ids jsonb not null default '[]'`.execute(db);
  // The rows become others than the workstations hold: they get a version to be fetched by.
  await sql`update organisation_versions set version = version + 1
    where organisation_id in (select organisation_id from users)`.execute(db);
  await sql`update users set version = (select version from organisation_versions as of where of.organisation_id = users.organisation_id),
    organisation_ids = coalesce((select jsonb_agg(distinct grants.organisation_id order by grants.organisation_id)
      from grants where grants.user_id = users.id), '[]')`.execute(db);
}
