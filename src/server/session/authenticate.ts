import type { FastifyRequest } from 'fastify';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { readActor } from './repository.ts';
import type { SignedIn } from './signed-in.ts';
import { hashToken } from './tokens.ts';

/** Ties requests to the people who send them. */
export interface Authenticator {
  /** A hook: answers 401 without a valid access token. */
  require(request: FastifyRequest): Promise<void>;
  /** Returns who sent a request that passed `require`. */
  of(request: FastifyRequest): SignedIn;
}

function bearerToken(request: FastifyRequest): string {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined) return token;
  throw new ApiFailure(401, { error: 'not-signed-in', message: 'An access token is needed (Authorization: Bearer).' });
}

/** Reads the session and the grants anew for every request, so that a revoked right ends at once. */
export function createAuthenticator(db: Db): Authenticator {
  const known = new WeakMap<FastifyRequest, SignedIn>();
  return {
    require: async (request) => {
      const session = await db
        .selectFrom('accessTokens')
        .innerJoin('sessions', 'sessions.id', 'accessTokens.sessionId')
        .select(['sessionId', 'userId', 'expiresAt', 'revokedAt'])
        .where('tokenHash', '=', hashToken(bearerToken(request)))
        .executeTakeFirst();
      const expired = new ApiFailure(401, { error: 'session-expired', message: 'The access token has ended.' });
      if (session === undefined || session.revokedAt !== null) throw expired;
      if (session.expiresAt <= new Date().toISOString()) throw expired;
      const actor = await readActor(db, session.userId);
      if (actor === undefined) throw expired;
      known.set(request, { actor, sessionId: session.sessionId, expiresAt: session.expiresAt });
    },
    of: (request) => {
      const signedIn = known.get(request);
      if (signedIn === undefined) throw new Error('A route without the authentication hook asked who is signed in.');
      return signedIn;
    },
  };
}
