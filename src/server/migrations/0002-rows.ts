import { type Kysely, sql } from 'kysely';

/**
 * One table per kind of synchronised row. The organisation comes first in every key; `version` is the organisation's
 * version at the row's last change, `deleted` leaves a tombstone.
 */
const tables: Record<string, string> = {
  organisations: `name text not null, short_name text not null,
    kind text not null check (kind in ('municipality', 'provider')),
    ticket_prefix text not null unique, main_number text, opening_hours jsonb not null, unique (organisation_id)`,
  users: `name text not null, initials text not null, title text not null, group_ids jsonb not null, active boolean not null`,
  groups: `name text not null, description text not null`,
  service_areas: `name text not null, sort_order integer not null`,
  service_levels: `name text not null, hours jsonb not null, start_within_minutes integer not null check (start_within_minutes > 0),
    resolve_within_minutes jsonb not null`,
  services: `area_id uuid not null, name text not null, purpose text not null,
    price_class text not null check (price_class in ('base', 'additional', 'special')),
    service_level_id uuid not null, default_group_id uuid, script_id uuid`,
  scripts: `name text not null, description text not null, service_id uuid, revision integer not null check (revision > 0),
    start text not null, steps jsonb not null`,
  queues: `name text not null, number text not null, greeting text not null, opening_hours jsonb not null,
    service_level jsonb not null, member_user_ids jsonb not null, sort_order integer not null`,
  units: `name text not null, parent_id uuid, phones jsonb not null, address text not null`,
  people: `given_name text not null, family_name text not null, title text not null, unit_id uuid, phones jsonb not null,
    email text, protected boolean not null, vip boolean not null, left_on date`,
  devices: `asset_tag text not null, serial_number text not null, manufacturer text not null, model text not null,
    category text not null check (category in ('laptop', 'desktop', 'tablet', 'phone', 'monitor', 'printer', 'other')),
    configuration text not null, status text not null check (status in ('in-use', 'in-stock', 'in-repair', 'retired')),
    loaner boolean not null, current_loan_id uuid, accessories jsonb not null, person_id uuid, unit_id uuid,
    purchased_on date, warranty_until date, unique (organisation_id, asset_tag)`,
  tickets: `number text, kind text not null check (kind in
      ('incident', 'service-request', 'question', 'complaint', 'major-incident', 'maintenance')),
    channel text not null check (channel in ('phone', 'email', 'portal', 'walk-in', 'on-site')),
    title text not null check (title <> ''), description text not null, requester_person_id uuid,
    requester_name text not null, requester_phone text not null, unit_id uuid, service_id uuid, device_id uuid,
    priority text not null check (priority in ('critical', 'high', 'normal', 'low')),
    status text not null check (status in ('new', 'in-progress', 'waiting-for-user', 'waiting-for-supplier',
      'waiting-for-delivery', 'resolved', 'closed')),
    group_id uuid, assignee_user_id uuid, created_by_user_id uuid not null, created_at timestamptz not null,
    updated_at timestamptz not null, due_at timestamptz, resolved_at timestamptz, closed_at timestamptz,
    resolution text not null, feedback jsonb, call_id uuid, script_id uuid, script_answers jsonb not null,
    unique (organisation_id, number)`,
  ticket_notes: `ticket_id uuid not null, author_user_id uuid not null, body text not null,
    visibility text not null check (visibility in ('internal', 'outward')), created_at timestamptz not null,
    foreign key (organisation_id, ticket_id) references tickets`,
  ticket_events: `ticket_id uuid not null, user_id uuid not null, at timestamptz not null, change jsonb not null,
    foreign key (organisation_id, ticket_id) references tickets`,
  loans: `device_id uuid not null, borrower_person_id uuid, borrower_name text not null, borrower_phone text not null,
    ticket_id uuid, status text not null check (status in ('open', 'returned', 'conflict', 'withdrawn')),
    conflicts_with_loan_id uuid, lent_by_user_id uuid not null, lent_at timestamptz not null, due_at timestamptz not null,
    returned_at timestamptz, returned_to_user_id uuid, accessories_out jsonb not null, accessories_missing jsonb not null,
    wiped boolean not null, note text not null,
    constraint loans_return_after_lending check (returned_at >= lent_at),
    constraint loans_returned_has_time check (status <> 'returned' or returned_at is not null),
    constraint loans_open_has_no_return check (status <> 'open' or returned_at is null),
    foreign key (organisation_id, device_id) references devices,
    constraint loans_one_at_a_time exclude using gist
      (organisation_id with =, device_id with =, tstzrange(lent_at, returned_at) with &&)
      where (status in ('open', 'returned') and not deleted)`,
  calls: `external_id text not null, connector text not null, direction text not null check (direction in ('in', 'out')),
    from_number text, to_number text not null, queue_id uuid, arrived_at timestamptz not null, answered_at timestamptz,
    answered_by_user_id uuid, answer_source text check (answer_source in ('pbx', 'console')), ended_at timestamptz,
    cause text check (cause in ('normalClearing', 'busy', 'cancel', 'noAnswer', 'congestion', 'notFound', 'forwarded')),
    person_id uuid, ticket_id uuid,
    outcome text check (outcome in ('solved', 'ticket', 'connected', 'message', 'wrong-number', 'other')),
    note text not null, unique (connector, external_id)`,
};

/** Creates the tables of all kinds with what they have in common. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    await sql`create table ${sql.table(table)} (
      organisation_id text not null references organisation_versions,
      id uuid not null unique,
      version bigint not null check (version >= 0),
      deleted boolean not null default false,
      ${sql.raw(columns)},
      primary key (organisation_id, id)
    )`.execute(db);
    await sql`create index on ${sql.table(table)} (organisation_id, version)`.execute(db);
  }
  await sql`create index on calls (organisation_id, queue_id, arrived_at)`.execute(db);
  await sql`create index on calls (organisation_id) where ended_at is null`.execute(db);
  await sql`create index on queues (number)`.execute(db);
  await sql`alter table accounts add foreign key (user_id) references users (id)`.execute(db);
}
