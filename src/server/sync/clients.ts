import type { Id } from '#shared/identity/ids.ts';
import type { Db, Tx } from '../database/connect.ts';
import { notPermitted } from '../http/api-failure.ts';

function assertOwner(client: { userId: Id }, userId: Id): void {
  if (client.userId !== userId) throw notPermitted('This client belongs to another user.');
}

/** Locks the client until the transaction ends (made at its first command) and returns its last executed `seq`. */
export async function lockClient(tx: Tx, clientId: Id, userId: Id): Promise<number> {
  await tx
    .insertInto('clients')
    .values({ clientId, userId, lastSeq: 0 })
    .onConflict((conflict) => conflict.column('clientId').doNothing())
    .execute();
  const client = await tx
    .selectFrom('clients')
    .select(['userId', 'lastSeq'])
    .where('clientId', '=', clientId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  assertOwner(client, userId);
  return client.lastSeq;
}

/** Returns the last executed `seq` of a client, 0 when it has sent nothing yet. */
export async function lastSeqOf(db: Db | Tx, clientId: Id, userId: Id): Promise<number> {
  const client = await db
    .selectFrom('clients')
    .select(['userId', 'lastSeq'])
    .where('clientId', '=', clientId)
    .executeTakeFirst();
  if (client === undefined) return 0;
  assertOwner(client, userId);
  return client.lastSeq;
}
