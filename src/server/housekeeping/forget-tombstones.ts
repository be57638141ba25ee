import { sql } from 'kysely';
import { rowKinds } from '#shared/sync/kinds.ts';
import type { Db } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';

/**
 * Deletes for good what was deleted, or left an organisation, more than so many days ago, and moves the organisation's
 * horizon there: whoever has not pulled since can no longer be told, and takes a snapshot. Returns how many were deleted.
 */
export async function forgetTombstones(db: Db, days: number): Promise<number> {
  const organisations = await db.selectFrom('organisationVersions').select('organisationId').execute();
  let forgotten = 0;
  for (const { organisationId } of organisations) {
    forgotten += await retryTransient(() => forgetIn(db, organisationId, days));
  }
  return forgotten;
}

async function forgetIn(db: Db, organisationId: string, days: number): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const isOld = (since: string) => sql`organisation_id = ${organisationId}
      and ${sql.ref(since)} < now() - make_interval(days => ${days})`;
    // What belongs to others goes before them.
    const deletions = rowKinds.toReversed().map(
      (kind) => sql`delete from ${sql.table(kind)}
      where deleted and ${isOld('deletedAt')} returning version`,
    );
    deletions.push(sql`delete from move_outs where ${isOld('movedAt')} returning version`);
    let horizon = 0;
    let forgotten = 0;
    for (const deletion of deletions) {
      const { rows } = await sql<{ version: number }>`${deletion}`.execute(tx);
      forgotten += rows.length;
      for (const { version } of rows) horizon = Math.max(horizon, version);
    }
    await tx
      .updateTable('organisationVersions')
      .set({ horizon })
      .where('organisationId', '=', organisationId)
      .where('horizon', '<', horizon)
      .execute();
    return forgotten;
  });
}
