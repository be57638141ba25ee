import { type Kysely, sql } from 'kysely';
import { createRowTables } from './row-tables.ts';

/** Rows that are synchronised. */
const tables: Record<string, string> = {
  stock_places: `name text not null check (name <> ''), type text not null check (type in ('room', 'car')), user_id uuid,
    active boolean not null`,
  spare_parts: `name text not null check (name <> ''), article_number text not null, unit text not null check (unit <> ''),
    reorder_level integer not null check (reorder_level >= 0), active boolean not null,
    in_stock integer not null default 0 constraint spare_parts_never_below_zero check (in_stock >= 0)`,
  stock_balances: `spare_part_id uuid not null, place_id uuid not null,
    quantity integer not null constraint stock_balances_never_below_zero check (quantity >= 0),
    changed_at timestamptz not null, counted_at timestamptz, recent jsonb not null, recent_from timestamptz,
    foreign key (organisation_id, spare_part_id) references spare_parts,
    foreign key (organisation_id, place_id) references stock_places,
    unique (organisation_id, spare_part_id, place_id)`,
  stock_movements: `spare_part_id uuid not null, place_id uuid not null,
    type text not null check (type in ('received', 'taken', 'returned', 'moved', 'counted', 'known')),
    change integer not null, other_place_id uuid, ticket_id uuid, counted integer check (counted >= 0),
    of_movement_id uuid, user_id uuid not null, at timestamptz not null, note text not null,
    foreign key (organisation_id, spare_part_id) references spare_parts,
    foreign key (organisation_id, place_id) references stock_places,
    foreign key (organisation_id, other_place_id) references stock_places,
    check ((type = 'counted') = (counted is not null)),
    check ((type = 'known') = (of_movement_id is not null)),
    check ((type = 'moved') = (other_place_id is not null))`,
};

/** Spare parts, where they lie, how many, and what was done with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRowTables(db, tables);
  await sql`create unique index spare_parts_article_number on spare_parts (organisation_id, article_number)
    where article_number <> '' and not deleted`.execute(db);
}
