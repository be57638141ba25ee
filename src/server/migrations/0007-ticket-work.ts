import { type Kysely, sql } from 'kysely';
import { createRowTables } from './row-tables.ts';

/** Tables of rows that people keep by filling in a form, and what is only added to a ticket. */
const tables: Record<string, string> = {
  tags: 'name text not null, active boolean not null',
  suppliers:
    'name text not null, phone text not null, email text not null, note text not null, active boolean not null',
  templates: `name text not null, use text not null check (use in
      ('note', 'reply', 'resolution', 'reminder', 'order-confirmation', 'announcement')),
    body text not null check (body <> ''), group_id uuid, active boolean not null`,
  articles: `title text not null, body text not null, keywords jsonb not null, service_ids jsonb not null, review_on date,
    status text not null check (status in ('draft', 'published', 'retired')), author_user_id uuid not null,
    solved_count integer not null check (solved_count >= 0)`,
  agreements: `name text not null, customer_organisation_id text not null references organisation_versions,
    services jsonb not null, contact_person_id uuid, authorised_person_ids jsonb not null, valid_from date not null,
    valid_to date check (valid_to >= valid_from), active boolean not null`,
  saved_views: `name text not null, list text not null, owner_user_id uuid not null, group_id uuid, "where" jsonb not null,
    text text not null, sort jsonb not null, group_by text, columns jsonb not null, active boolean not null`,
  record_changes: `kind text not null, record_id uuid not null, user_id uuid not null, at timestamptz not null, fields jsonb not null`,
  ticket_times: `ticket_id uuid not null, user_id uuid not null, at timestamptz not null, minutes integer not null,
    note text not null, foreign key (organisation_id, ticket_id) references tickets on update cascade`,
};

/** A ticket's whole working life: targets, pauses, links, merges, suppliers, tags and time; and the records around it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table tickets
    add column affected_person_id uuid,
    add column impact text check (impact in ('one', 'several', 'many')),
    add column urgency text check (urgency in ('can-wait', 'hindered', 'stopped')),
    add column priority_reason text not null default '',
    add column tag_ids jsonb not null default '[]',
    add column supplier_id uuid,
    add column supplier_reference text not null default '',
    add column supplier_since timestamptz,
    add column parent_id uuid,
    add column part_count integer not null default 0 check (part_count >= 0),
    add column related_ids jsonb not null default '[]',
    add column merged_into_id uuid,
    add column status_before_merge text,
    add column article_id uuid,
    add column planned_from timestamptz,
    add column planned_to timestamptz,
    add column announcement text not null default '',
    add column answer_due_at timestamptz,
    add column start_due_at timestamptz,
    add column answered_at timestamptz,
    add column started_at timestamptz,
    add column pauses jsonb not null default '[]',
    add column waiting_since timestamptz,
    add column reminded_at jsonb not null default '[]',
    add column closed_because text check (closed_because in ('solved', 'missing-information', 'merged', 'withdrawn')),
    add column minutes_spent integer not null default 0 check (minutes_spent >= 0),
    add constraint tickets_planned_in_order check (planned_to >= planned_from)`.execute(db);
  await sql`update tickets set closed_because = 'solved' where status = 'closed'`.execute(db);

  await sql`alter table service_levels
    add column answer_within_working_days integer check (answer_within_working_days > 0),
    add column paused_by jsonb not null default '["waiting-for-user"]',
    add column waiting jsonb not null
      default '{"remindAfterWorkingDays": [3, 6], "closeAfterWorkingDays": 10, "byRule": false}'`.execute(db);
  await sql`alter table services
    add column content text not null default '',
    add column customer_duties text not null default '',
    add column category integer not null default 1 check (category between 1 and 3),
    add column exclusions jsonb not null default '[]',
    add column orderers text not null default 'anyone' check (orderers in ('anyone', 'authorised')),
    add column supplier_ids jsonb not null default '[]',
    add column active boolean not null default true,
    add column revision integer not null default 1 check (revision > 0)`.execute(db);
  await sql`alter table service_areas add column active boolean not null default true`.execute(db);
  await sql`alter table groups add column active boolean not null default true`.execute(db);

  await createRowTables(db, tables);
  await sql`create index on ticket_times (ticket_id)`.execute(db);
}
