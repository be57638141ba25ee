import type { Id } from '#shared/identity/ids.ts';
import type { Grant } from '#shared/users/roles.ts';
import { writeAudit } from '../audit/repository.ts';
import type { Db } from '../database/connect.ts';
import { notify } from '../live/notification.ts';

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
    const roles = grants.map(({ organisationId, role }) => `${organisationId}:${role}`).join(' ');
    await writeAudit(tx, { userId: by, sessionId: null, action: 'grants', subject: { of: userId, roles } });
    await notify(tx, { type: 'grants-changed', userId });
  });
}
