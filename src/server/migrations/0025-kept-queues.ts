import { type Kysely, sql } from 'kysely';

/** Queues that administrators make: which are in use, and that no called number leads to two of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table queues add column active boolean not null default true`.execute(db);
  // Two that shared a number until now: the one calls were given to, the first in order, goes on.
  await sql`update queues set active = false where id in (
    select id from (select id, row_number() over (partition by number order by sort_order, id) as place
      from queues where not deleted) as numbered where place > 1)`.execute(db);
  await sql`create unique index queues_number_in_use on queues (number) where active and not deleted`.execute(db);
}
