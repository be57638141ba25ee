import { type Id, newId } from '#shared/identity/ids.ts';
import type { SessionTokens } from '#shared/session/protocol.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Db, Tx } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { notify } from '../live/notification.ts';
import { accessTokenLifetime, hashToken, lostAnswerGrace, newToken, refreshTokenLifetime } from './tokens.ts';

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

/** Returns the person with the grants of this moment, or undefined when the account is closed. */
export async function readActor(db: Db | Tx, userId: Id): Promise<Actor | undefined> {
  const account = await db
    .selectFrom('accounts')
    .innerJoin('users', 'users.id', 'accounts.userId')
    .select(['users.name'])
    .where('accounts.userId', '=', userId)
    .where('accounts.active', '=', true)
    .executeTakeFirst();
  if (account === undefined) return undefined;
  const grants = await db
    .selectFrom('grants')
    .select(['organisationId', 'role'])
    .where('userId', '=', userId)
    .orderBy('organisationId')
    .orderBy('role')
    .execute();
  return { userId, name: account.name, grants };
}

async function issueTokens(tx: Tx, sessionId: Id, actor: Actor): Promise<SessionTokens & { refreshHash: string }> {
  const accessToken = newToken();
  const refreshToken = newToken();
  const refreshHash = hashToken(refreshToken);
  await tx
    .insertInto('accessTokens')
    .values({ tokenHash: hashToken(accessToken), sessionId, expiresAt: inSeconds(accessTokenLifetime) })
    .execute();
  await tx
    .insertInto('refreshTokens')
    .values({
      tokenHash: refreshHash,
      sessionId,
      createdAt: inSeconds(0),
      expiresAt: inSeconds(refreshTokenLifetime),
      usedAt: null,
      successorHash: null,
    })
    .execute();
  return {
    accessToken,
    accessExpiresIn: accessTokenLifetime,
    refreshToken,
    refreshExpiresIn: refreshTokenLifetime,
    actor,
    refreshHash,
  };
}

function withoutHash({ refreshHash: _, ...tokens }: SessionTokens & { refreshHash: string }): SessionTokens {
  return tokens;
}

/** Opens a session on a device. */
export async function openSession(db: Db, actor: Actor, deviceName: string): Promise<SessionTokens> {
  return await db.transaction().execute(async (tx) => {
    const id = newId();
    const now = inSeconds(0);
    await tx
      .insertInto('sessions')
      .values({
        id,
        userId: actor.userId,
        deviceName,
        createdAt: now,
        lastSeenAt: now,
        revokedAt: null,
        revokedBecause: null,
      })
      .execute();
    return withoutHash(await issueTokens(tx, id, actor));
  });
}

/** What became of a refresh token: new tokens, unknown or ended, or used twice (its whole session is then over). */
export type RefreshResult =
  | { type: 'refreshed'; tokens: SessionTokens }
  | { type: 'ended' }
  | { type: 'reused'; userId: Id; sessionId: Id };

/**
 * Exchanges a refresh token, once. A token shown a second time has been stolen from one side or the other: the session
 * ends for both. The one exception is named at `lostAnswerGrace`.
 */
export async function refreshSession(db: Db, refreshToken: string): Promise<RefreshResult> {
  return await db.transaction().execute(async (tx): Promise<RefreshResult> => {
    const tokenHash = hashToken(refreshToken);
    const now = inSeconds(0);
    const found = await tx
      .selectFrom('refreshTokens')
      .innerJoin('sessions', 'sessions.id', 'refreshTokens.sessionId')
      .select(['sessionId', 'userId', 'expiresAt', 'usedAt', 'successorHash', 'revokedAt'])
      .where('tokenHash', '=', tokenHash)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined || found.revokedAt !== null || found.expiresAt <= now) return { type: 'ended' };
    const { sessionId, userId } = found;
    if (found.usedAt !== null && !(await answerMayBeLost(tx, found.usedAt, found.successorHash))) {
      await revokeSession(tx, sessionId, 'refresh-token-reused');
      return { type: 'reused', userId, sessionId };
    }
    const actor = await readActor(tx, userId);
    if (actor === undefined) return { type: 'ended' };
    if (found.successorHash !== null) {
      // Whoever holds the answer believed lost and uses it now is found out as a second user of it.
      await tx
        .updateTable('refreshTokens')
        .set({ usedAt: inSeconds(-lostAnswerGrace) })
        .where('tokenHash', '=', found.successorHash)
        .execute();
    }
    const issued = await issueTokens(tx, sessionId, actor);
    await tx
      .updateTable('refreshTokens')
      .set({ usedAt: found.usedAt ?? now, successorHash: issued.refreshHash })
      .where('tokenHash', '=', tokenHash)
      .execute();
    await tx.updateTable('sessions').set({ lastSeenAt: now }).where('id', '=', sessionId).execute();
    return { type: 'refreshed', tokens: withoutHash(issued) };
  });
}

async function answerMayBeLost(tx: Tx, usedAt: string, successorHash: string | null): Promise<boolean> {
  if (successorHash === null || usedAt <= inSeconds(-lostAnswerGrace)) return false;
  const successor = await tx
    .selectFrom('refreshTokens')
    .select('usedAt')
    .where('tokenHash', '=', successorHash)
    .executeTakeFirst();
  return successor !== undefined && successor.usedAt === null;
}

/** Ends a session at once: its tokens stop working and its live connections are closed. */
export async function revokeSession(
  tx: Tx,
  sessionId: Id,
  because: 'signed-out' | 'refresh-token-reused' | 'device-removed',
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ revokedAt: inSeconds(0), revokedBecause: because })
    .where('id', '=', sessionId)
    .where('revokedAt', 'is', null)
    .execute();
  await tx.deleteFrom('accessTokens').where('sessionId', '=', sessionId).execute();
  await notify(tx, { type: 'session-revoked', sessionId });
}

/** Returns the person's open sessions, last seen first. */
export async function listDevices(db: Db, userId: Id) {
  return await db
    .selectFrom('sessions')
    .select(['id', 'deviceName', 'createdAt', 'lastSeenAt'])
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

/** Ends one of the person's own sessions. Throws 404 when it is not theirs or already over. */
export async function removeDevice(db: Db, userId: Id, sessionId: Id): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const own = await tx
      .selectFrom('sessions')
      .select('id')
      .where('id', '=', sessionId)
      .where('userId', '=', userId)
      .where('revokedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (own === undefined) throw new ApiFailure(404, { error: 'not-found', message: 'There is no such device.' });
    await revokeSession(tx, sessionId, 'device-removed');
  });
}
