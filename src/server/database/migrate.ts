import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { newId } from '#shared/identity/ids.ts';
import { migrations } from '../migrations/index.ts';
import type { Db } from './connect.ts';

/** Throws in words when the server is older than what is tested. */
async function assertSupported(db: Db): Promise<void> {
  const { rows } = await sql<{ version: string; number: number }>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number`.execute(
    db,
  );
  const found = rows[0];
  if (found !== undefined && found.number < 150_000) {
    throw new Error(`The database is PostgreSQL ${found.version}; 15 or newer is needed.`);
  }
}

/** Brings the database to the newest schema; several processes may call it at once. Throws naming the migration that failed. */
export async function migrate(db: Db): Promise<void> {
  await assertSupported(db);
  const migrator = new Migrator({ db: db.withoutPlugins(), provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown';
  throw new Error(`The database migration ${failed} failed: ${error instanceof Error ? error.message : String(error)}`);
}

/**
 * Returns the identity of this database's contents. It changes when a database is made anew or put back from a backup,
 * not when it moves.
 */
export async function readIncarnation(db: Db): Promise<string> {
  await db
    .insertInto('settings')
    .values({ name: 'incarnation', value: newId() })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'incarnation')
    .executeTakeFirstOrThrow();
  return row.value;
}

/** Gives the database another identity. Versions given since a backup would otherwise be given twice, to other contents. */
export async function renewIncarnation(db: Db): Promise<void> {
  await db.updateTable('settings').set({ value: newId() }).where('name', '=', 'incarnation').execute();
}
