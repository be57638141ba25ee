import { sql } from 'kysely';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Db } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { takeVersions, versionIn } from '../rows/versions.ts';
import { pokeOthers } from '../rows/write-rows.ts';
import { keptDays } from './forget-expired.ts';

const isPast = sql<boolean>`not deleted and ends_at < now() - make_interval(days => ${sql.lit(keptDays.absences)})`;

/** Deletes absences that ended long ago: why somebody was away is nobody's business for ever. Returns how many. */
export async function forgetPastAbsences(db: Db): Promise<number> {
  const { rows } = await sql<{ organisationId: OrganisationId }>`
    select distinct organisation_id from absences where ${isPast}
  `.execute(db);
  let forgotten = 0;
  for (const { organisationId } of rows) forgotten += await retryTransient(() => forgetIn(db, organisationId));
  return forgotten;
}

async function forgetIn(db: Db, organisationId: OrganisationId): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const versions = await takeVersions(tx, [organisationId]);
    const { numAffectedRows } = await sql`
      update absences set deleted = true, deleted_at = now(), note = '', version = ${versionIn(versions, organisationId)}
      where organisation_id = ${organisationId} and ${isPast}
    `.execute(tx);
    await pokeOthers(tx, versions);
    return Number(numAffectedRows ?? 0n);
  });
}
