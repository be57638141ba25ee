import { type Kysely, sql } from 'kysely';

/** Whose hours count: the customer's with a level's, the supplier's own for what waits for them, the group's for whom it is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table service_levels add column within_customer_hours boolean not null default false`.execute(db);
  await sql`alter table suppliers
    add column hours jsonb,
    add column resolve_within_minutes integer check (resolve_within_minutes > 0),
    add column warn_before_minutes integer not null default 60 check (warn_before_minutes >= 0)`.execute(db);
  await sql`alter table groups add column hours jsonb, add column phone text not null default ''`.execute(db);
  await sql`alter table tickets add column supplier_due_at timestamptz`.execute(db);
}
