import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '#shared/identity/ids.ts';
import {
  apiErrorSchema,
  refreshRequestSchema,
  type SessionTokens,
  type SignInRequest,
  sessionTokensSchema,
  signInRequestSchema,
} from '#shared/session/protocol.ts';
import { instantSchema } from '#shared/time/instant.ts';
import { writeAudit } from '../audit/repository.ts';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import type { Authenticator } from './authenticate.ts';
import { passwordMatches } from './passwords.ts';
import { listDevices, openSession, readActor, refreshSession, removeDevice, revokeSession } from './repository.ts';
import { assertNotThrottled, clearFailures, recordFailure } from './throttle.ts';

const deviceSchema = z.object({
  id: idSchema,
  deviceName: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  current: z.boolean(),
});

const errors = { '4xx': apiErrorSchema, '5xx': apiErrorSchema };
const signedInOnly = [{ accessToken: [] }];

export interface SessionRouteOptions {
  db: Db;
  authenticator: Authenticator;
}

async function signIn(db: Db, request: SignInRequest, address: string): Promise<SessionTokens> {
  const attempt = { username: request.username.toLowerCase(), address };
  await assertNotThrottled(db, attempt);
  const account = await db
    .selectFrom('accounts')
    .select(['userId', 'passwordHash'])
    .where('username', '=', attempt.username)
    .where('active', '=', true)
    .executeTakeFirst();
  const right = await passwordMatches(account?.passwordHash, request.password);
  const actor = right && account !== undefined ? await readActor(db, account.userId) : undefined;
  if (actor === undefined) {
    await recordFailure(db, attempt);
    await writeAudit(db, {
      userId: account?.userId ?? null,
      sessionId: null,
      action: 'sign-in-failed',
      subject: { account: account === undefined ? 'unknown' : 'known' },
    });
    throw new ApiFailure(401, { error: 'wrong-credentials', message: 'Username or password is wrong.' });
  }
  await clearFailures(db, attempt);
  const tokens = await openSession(db, actor, request.deviceName);
  await writeAudit(db, { userId: actor.userId, sessionId: null, action: 'sign-in', subject: {} });
  return tokens;
}

/** Sign-in with local accounts, rotation of tokens, the person's devices. */
export const sessionRoutes: FastifyPluginAsyncZod<SessionRouteOptions> = async (app, { db, authenticator }) => {
  app.post(
    '/',
    {
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        tags: ['session'],
        summary: 'Sign in',
        body: signInRequestSchema,
        response: { 200: sessionTokensSchema, ...errors },
      },
    },
    async (request) => {
      try {
        return await signIn(db, request.body, request.ip);
      } catch (error) {
        if (error instanceof ApiFailure) request.log.warn({ outcome: error.answer.error }, 'sign-in failed');
        throw error;
      }
    },
  );

  app.post(
    '/refresh',
    {
      config: { rateLimit: { max: 600, timeWindow: '1 minute' } },
      schema: {
        tags: ['session'],
        summary: 'Exchange a refresh token, once',
        body: refreshRequestSchema,
        response: { 200: sessionTokensSchema, ...errors },
      },
    },
    async (request) => {
      const result = await refreshSession(db, request.body.refreshToken);
      if (result.type === 'refreshed') return result.tokens;
      if (result.type === 'reused') {
        request.log.warn({ sessionId: result.sessionId }, 'refresh token used twice, session ended');
        const { userId, sessionId } = result;
        await writeAudit(db, { userId, sessionId, action: 'refresh-token-reused', subject: {} });
      }
      throw new ApiFailure(401, { error: 'session-expired', message: 'The session has ended; sign in again.' });
    },
  );

  app.delete(
    '/',
    {
      onRequest: authenticator.require,
      schema: {
        tags: ['session'],
        summary: 'Sign out',
        security: signedInOnly,
        response: { 204: z.null(), ...errors },
      },
    },
    async (request, reply) => {
      const { actor, sessionId } = authenticator.of(request);
      await db.transaction().execute((tx) => revokeSession(tx, sessionId, 'signed-out'));
      await writeAudit(db, { userId: actor.userId, sessionId, action: 'sign-out', subject: {} });
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/devices',
    {
      onRequest: authenticator.require,
      schema: {
        tags: ['session'],
        summary: 'Devices on which the person is signed in',
        security: signedInOnly,
        response: { 200: z.array(deviceSchema), ...errors },
      },
    },
    async (request) => {
      const { actor, sessionId } = authenticator.of(request);
      const devices = await listDevices(db, actor.userId);
      return devices.map((device) => ({ ...device, current: device.id === sessionId }));
    },
  );

  app.delete(
    '/devices/:id',
    {
      onRequest: authenticator.require,
      schema: {
        tags: ['session'],
        summary: 'Sign a device out',
        security: signedInOnly,
        params: z.object({ id: idSchema }),
        response: { 204: z.null(), ...errors },
      },
    },
    async (request, reply) => {
      const { actor, sessionId } = authenticator.of(request);
      await removeDevice(db, actor.userId, request.params.id);
      const subject = { device: request.params.id };
      await writeAudit(db, { userId: actor.userId, sessionId, action: 'device-removed', subject });
      return reply.status(204).send(null);
    },
  );
};
