import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Tx } from '../database/connect.ts';

/** Version that each organisation's rows of one transaction get. */
export type Versions = Record<OrganisationId, number>;

/**
 * Takes the next version of each organisation. The row stays locked until the transaction ends, so versions become
 * visible in commit order without gaps, and a cursor can never skip a row of a slower transaction. Always in sorted
 * order: two transactions over the same organisations wait for each other instead of deadlocking.
 */
export async function takeVersions(tx: Tx, organisationIds: Iterable<OrganisationId>): Promise<Versions> {
  const versions: Versions = {};
  for (const organisationId of [...new Set(organisationIds)].sort()) {
    const { version } = await tx
      .updateTable('organisationVersions')
      .set((row) => ({ version: row('version', '+', 1) }))
      .where('organisationId', '=', organisationId)
      .returning('version')
      .executeTakeFirstOrThrow();
    versions[organisationId] = version;
  }
  return versions;
}

/** Returns the version taken in an organisation. Throws when none was. */
export function versionIn(versions: Versions, organisationId: OrganisationId): number {
  const version = versions[organisationId];
  if (version === undefined) throw new Error(`No version was taken for ${organisationId}.`);
  return version;
}
