import type { Id } from '#shared/identity/ids.ts';
import type { Grant } from '#shared/users/roles.ts';
import { writeAudit } from '../audit/repository.ts';
import type { Db, Tx } from '../database/connect.ts';
import { notify } from '../live/notification.ts';
import { readRowsForDecision, updateRow } from '../rows/repository.ts';
import { takeVersions, versionIn } from '../rows/versions.ts';
import { pokeOthers } from '../rows/write-rows.ts';

/**
 * Gives a person these roles and no others. It holds from the next request on; their live connections end at once, at every
 * process, and their workstations fetch what they may see now. `by`: who decided it, null for an installation's own tools.
 */
export async function setGrants(db: Db, userId: Id, grants: readonly Grant[], by: Id | null): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('accounts').select('userId').where('userId', '=', userId).forUpdate().executeTakeFirstOrThrow();
    await tx.deleteFrom('grants').where('userId', '=', userId).execute();
    if (grants.length > 0) {
      await tx
        .insertInto('grants')
        .values(grants.map(({ organisationId, role }) => ({ userId, organisationId, role })))
        .execute();
    }
    await tellWhoseTickets(tx, userId, grants);
    const roles = grants.map(({ organisationId, role }) => `${organisationId}:${role}`).join(' ');
    await writeAudit(tx, { userId: by, sessionId: null, action: 'grants', subject: { of: userId, roles } });
    await notify(tx, { type: 'grants-changed', userId });
  });
}

/** Colleagues learn whose tickets the person sees now, and no longer name them in others. */
async function tellWhoseTickets(tx: Tx, userId: Id, grants: readonly Grant[]): Promise<void> {
  const [user] = await readRowsForDecision(tx, 'users', [userId]);
  if (user === undefined) return;
  const versions = await takeVersions(tx, [user.organisationId]);
  const organisationIds = [...new Set(grants.map(({ organisationId }) => organisationId))].sort();
  await updateRow(tx, 'users', { ...user, organisationIds, version: versionIn(versions, user.organisationId) });
  await pokeOthers(tx, versions);
}
