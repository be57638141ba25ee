import { Readable } from 'node:stream';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Id } from '#shared/identity/ids.ts';
import { apiErrorSchema } from '#shared/session/protocol.ts';
import {
  pullRequestSchema,
  pullResponseSchema,
  pushResponseSchema,
  receivedPushSchema,
  snapshotRequestSchema,
} from '#shared/sync/protocol.ts';
import type { Db } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import type { Authenticator } from '../session/authenticate.ts';
import { lastSeqOf } from './clients.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { assertRowSchema } from './schema-version.ts';
import { snapshotBytes } from './snapshot.ts';

/** Two hundred commands with long descriptions and notes. */
const pushBodyLimit = 48 * 1024 * 1024;

/** A stream is sent as it is; this only describes it. */
const snapshotStreamSchema = z
  .unknown()
  .describe('application/x-ndjson: begin, changes…, rows and their bytes…, end (snapshotLineSchema)');

/**
 * Snapshots a process sends at once. Each holds a database connection for as long as its reader takes; when a whole office
 * needs one, there must be connections left for those who work.
 */
const snapshotsAtOnce = 4;

export interface SyncRouteOptions {
  db: Db;
  incarnation: Id;
  authenticator: Authenticator;
}

/** Commands up, versions down: docs/spec-sync.md. */
export const syncRoutes: FastifyPluginAsyncZod<SyncRouteOptions> = async (app, { db, incarnation, authenticator }) => {
  const security = [{ accessToken: [] }];
  app.addHook('onRequest', authenticator.require);
  // A key that would change a prototype is left out, as every schema does: refusing the body for it would hold up a whole outbox.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('remove', 'remove'));
  let snapshotsOnTheirWay = 0;

  app.post(
    '/push',
    {
      bodyLimit: pushBodyLimit,
      schema: {
        tags: ['sync'],
        summary: 'Execute waiting commands, each exactly once',
        security,
        body: receivedPushSchema,
        response: { 200: pushResponseSchema, '4xx': apiErrorSchema, '5xx': apiErrorSchema },
      },
    },
    async (request) => await push(db, authenticator.of(request), request.body),
  );

  app.post(
    '/pull',
    {
      schema: {
        tags: ['sync'],
        summary: 'Changes since the cursors',
        security,
        body: pullRequestSchema,
        response: { 200: pullResponseSchema, '4xx': apiErrorSchema, '5xx': apiErrorSchema },
      },
    },
    async (request) => await pull(db, incarnation, authenticator.of(request).actor, request.body),
  );

  app.post(
    '/snapshot',
    {
      schema: {
        tags: ['sync'],
        summary: 'Everything the person may see, or what is missing of it, as NDJSON lines (snapshotLineSchema)',
        security,
        body: snapshotRequestSchema,
        response: { 200: snapshotStreamSchema, '4xx': apiErrorSchema, '5xx': apiErrorSchema },
      },
    },
    async (request, reply) => {
      const { actor } = authenticator.of(request);
      const { clientId, schemaVersion, resume } = request.body;
      assertRowSchema(schemaVersion);
      // Refuses another user's client before the first byte, while there is still a status to say it with.
      await lastSeqOf(db, clientId, actor.userId);
      if (snapshotsOnTheirWay >= snapshotsAtOnce) {
        const message = 'Others are taking a snapshot; come again.';
        throw new ApiFailure(429, { error: 'too-many-attempts', message, retryAfterSeconds: 2 });
      }
      snapshotsOnTheirWay += 1;
      const bytes = Readable.from(snapshotBytes(db, incarnation, actor, clientId, resume), { objectMode: false });
      bytes.once('close', () => {
        snapshotsOnTheirWay -= 1;
      });
      return reply.type('application/x-ndjson; charset=utf-8').send(bytes);
    },
  );
};
