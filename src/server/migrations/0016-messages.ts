import { type Kysely, sql } from 'kysely';
import { createRowTables } from './row-tables.ts';

const channel = `name text not null, customer_organisation_id text references organisation_versions, active boolean not null`;

/** Rows that are synchronised. */
const tables: Record<string, string> = {
  reason_codes: `name text not null, customer_organisation_id text references organisation_versions,
    sort_order integer not null, active boolean not null`,
  mail_servers: `${channel}, host text not null, port integer not null,
    security text not null check (security in ('tls', 'starttls', 'none')), username text not null,
    from_address text not null, from_name text not null`,
  sms_gateways: `${channel}, url text not null, method text not null check (method in ('POST', 'PUT', 'GET')),
    body_type text not null check (body_type in ('json', 'form', 'none')), headers jsonb not null, body text not null,
    sender text not null, id_path text not null, report_id_path text not null, report_state_path text not null,
    delivered_words jsonb not null, failed_words jsonb not null`,
  call_backs: `origin text not null check (origin in ('missed', 'promised')),
    status text not null check (status in ('open', 'done')), number text not null check (number <> ''), name text not null,
    person_id uuid, about text not null, call_id uuid, ticket_id uuid, queue_id uuid, owner_user_id uuid,
    due_at timestamptz not null, seen_by_user_ids jsonb, missed_count integer not null check (missed_count >= 0), last_missed_at timestamptz,
    steps jsonb not null, created_at timestamptz not null, created_by_user_id uuid, done_at timestamptz,
    done_by_user_id uuid, outcome text check (outcome in ('reached', 'called-us', 'not-reached', 'not-needed')),
    note text not null, check ((status = 'done') = (outcome is not null))`,
  messages: `from_user_id uuid not null, subject text not null, body text not null,
    priority text not null check (priority in ('normal', 'urgent')), recipients jsonb not null,
    sent_at timestamptz not null, call_id uuid, caller_name text not null, caller_number text not null, ticket_id uuid,
    in_reply_to_id uuid, is_followed_up boolean not null, followed_up_at timestamptz`,
};

/** Messages with the ways they go and what waits to be sent; call-backs; why people call. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRowTables(db, tables);
  // Two calls of one number that end at the same moment put it on the list once.
  await sql`create unique index call_backs_missed_once on call_backs (organisation_id, number)
    where status = 'open' and origin = 'missed' and not deleted`.execute(db);
  await sql`alter table calls add column reason_code_id uuid`.execute(db);
  await sql`alter table templates drop constraint templates_use_check, add constraint templates_use_check check (use in
    ('note', 'reply', 'resolution', 'reminder', 'order-confirmation', 'announcement', 'message'))`.execute(db);

  // One row per recipient that the server sends to; lease_until: taken by a process that may have died.
  await sql`create table message_deliveries (
    id uuid primary key,
    organisation_id text not null,
    message_id uuid not null,
    way text not null check (way in ('email', 'sms')),
    state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'delivered')),
    is_urgent boolean not null,
    queued_at timestamptz not null,
    next_at timestamptz not null,
    lease_until timestamptz,
    attempts integer not null,
    channel_id uuid,
    reference text,
    last_error text not null,
    foreign key (organisation_id, message_id) references messages on update cascade on delete cascade
  )`.execute(db);
  await sql`create index on message_deliveries (next_at) where state in ('queued', 'sending')`.execute(db);
  await sql`create index on message_deliveries (message_id)`.execute(db);
  await sql`create index on message_deliveries (channel_id, reference) where reference is not null`.execute(db);

  // What of a channel never leaves the server, and how it went.
  await sql`create table channel_secrets (
    channel_id uuid primary key,
    secret text not null default '',
    report_token_hash text unique,
    last_sent_at timestamptz,
    last_error_at timestamptz,
    last_error text not null default ''
  )`.execute(db);
}
