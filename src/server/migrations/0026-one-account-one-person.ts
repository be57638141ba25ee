import { type Kysely, sql } from 'kysely';

/** An account is one person's: whoever signs in by it sets that person's absences, and is reached where the person is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update people set user_id = null where id in (
    select id from (select id, row_number() over (partition by user_id order by left_on nulls first, id) as place
      from people where user_id is not null and not deleted) as numbered where place > 1)`.execute(db);
  await sql`create unique index people_account on people (user_id) where user_id is not null and not deleted`.execute(
    db,
  );
}
