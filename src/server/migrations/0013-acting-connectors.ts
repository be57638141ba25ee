import { type Kysely, sql } from 'kysely';

const rowColumns = `organisation_id text not null references organisation_versions,
  id uuid not null unique,
  version bigint not null check (version >= 0),
  deleted boolean not null default false,
  deleted_at timestamptz`;

/** Connectors that act: what a call goes through there, whose telephone is where, how queues want their calls taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calls add column transferring_to text, add column transfer_state text,
    add column transfer_problem jsonb, add column answering_user_id uuid,
    add column queue_visits jsonb not null default '[]', add column seen_by_user_ids jsonb`.execute(db);
  // What is known of older calls: the one queue they ended in.
  await sql`update calls set queue_visits = jsonb_build_array(jsonb_build_object(
      'queueId', queue_id, 'enteredAt', to_char(arrived_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'leftAt', to_char(coalesce(answered_at, ended_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'outcome', case when answered_at is not null then 'answered' when ended_at is not null then 'abandoned' else 'waiting' end))
    where queue_id is not null`.execute(db);

  await sql`alter table queues add column closed_text text not null default '', add column lunch_text text not null default '',
    add column holiday_text text not null default '', add column member_priorities jsonb not null default '{}',
    add column visible_to text not null default 'everyone', add column after_call_seconds integer,
    add column overflow jsonb not null default '{"toQueueId":null,"afterSeconds":null,"moreThanWaiting":null,"whenClosed":false}',
    add column thresholds jsonb not null
      default '{"waitingWarn":null,"waitingAlarm":null,"longestWarnSeconds":null,"longestAlarmSeconds":null}'`.execute(
    db,
  );

  await sql`alter table agent_states add column until timestamptz`.execute(db);

  await sql`alter table connectors add column kind text not null default 'cti' check (kind in ('asterisk', 'cti', 'sipgate')),
    add column last_event_at timestamptz, add column created_at timestamptz not null default now()`.execute(db);
  await sql`update connectors set kind = 'asterisk' where asterisk is not null`.execute(db);
  await sql`create table connector_states (
    connector text not null,
    process_id uuid not null,
    state text not null check (state in ('connected', 'connecting', 'refused')),
    problem text not null,
    since timestamptz not null,
    seen_at timestamptz not null,
    can jsonb not null default '[]',
    primary key (connector, process_id)
  )`.execute(db);
  await sql`create index on connector_log (connector, id desc)`.execute(db);

  await sql`create table call_aliases (
    connector text not null,
    external_id text not null,
    call_id uuid not null,
    at timestamptz not null,
    primary key (connector, external_id)
  )`.execute(db);
  await sql`create index on call_aliases (call_id)`.execute(db);
  await sql`create index on calls (from_number, arrived_at) where from_number is not null`.execute(db);
  await sql`create table telephones (${sql.raw(rowColumns)}, user_id uuid not null, connector text not null,
    telephone text not null, primary key (organisation_id, id))`.execute(db);
  await sql`create table pause_reasons (${sql.raw(rowColumns)}, name text not null, sort_order integer not null,
    active boolean not null, primary key (organisation_id, id))`.execute(db);
  for (const table of ['telephones', 'pause_reasons']) {
    await sql`create index on ${sql.table(table)} (organisation_id, version)`.execute(db);
  }
  await sql`create index on telephones (connector, user_id) where not deleted`.execute(db);
}
