import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { missingRequestSchema, missingResponseSchema } from '#shared/attachments/protocol.ts';
import { contentHashSchema } from '#shared/attachments/schema.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import { apiErrorSchema } from '#shared/session/protocol.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import type { Db } from '../database/connect.ts';
import { ApiFailure, notPermitted } from '../http/api-failure.ts';
import type { Authenticator } from '../session/authenticate.ts';
import { readContent } from './chunks.ts';
import { findVisibleBlob, hashesNotHeld, rangeOf } from './download.ts';
import { createUploadServer } from './upload-server.ts';

export interface AttachmentRouteOptions {
  db: Db;
  authenticator: Authenticator;
}

const notFound = new ApiFailure(404, { error: 'not-found', message: 'There is no such file, or not for you.' });

/** Files of tickets and articles: resumable uploads by tus, downloads by ranges. docs/spec-sync.md, "Attachments". */
export const attachmentRoutes: FastifyPluginAsyncZod<AttachmentRouteOptions> = async (app, { db, authenticator }) => {
  const security = [{ accessToken: [] }];
  const errors = { '4xx': apiErrorSchema, '5xx': apiErrorSchema };
  const senders = new WeakMap<IncomingMessage, Id>();
  const uploads = createUploadServer({
    db,
    log: app.log,
    userOf: (request) => {
      const userId = senders.get(request);
      if (userId === undefined) throw new Error('An upload came past the authentication.');
      return userId;
    },
  });
  app.addHook('onRequest', authenticator.require);
  // The body of an upload is read by tus, as a stream.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));

  async function passOn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    senders.set(request.raw, authenticator.of(request).actor.userId);
    reply.hijack();
    await uploads.handle(request.raw, reply.raw);
  }

  async function requireSender(request: FastifyRequest): Promise<void> {
    const { actor } = authenticator.of(request);
    if (!canSomewhere(actor, 'ticket.write') && !canSomewhere(actor, 'knowledge.write')) {
      throw notPermitted('Files are sent by those who may write tickets or articles.');
    }
  }

  /** An upload is its sender's alone; for everybody else it is not there. */
  async function requireOwner(request: FastifyRequest<{ Params: { id: Id } }>): Promise<void> {
    const upload = await db
      .selectFrom('attachmentUploads')
      .select('userId')
      .where('id', '=', request.params.id)
      .executeTakeFirst();
    if (upload?.userId !== authenticator.of(request).actor.userId) throw notFound;
  }

  app.post(
    '/uploads',
    {
      preHandler: requireSender,
      schema: {
        tags: ['attachments'],
        summary: 'Begin an upload (tus 1.0.0; metadata: hash)',
        security,
        response: errors,
      },
    },
    passOn,
  );
  app.route({
    method: ['HEAD', 'PATCH', 'DELETE'],
    url: '/uploads/:id',
    preHandler: [requireSender, requireOwner],
    schema: {
      tags: ['attachments'],
      summary: 'Ask how far an upload is, go on with it, end it (tus 1.0.0)',
      security,
      params: z.object({ id: idSchema }),
      response: errors,
    },
    handler: passOn,
  });

  app.post(
    '/missing',
    {
      schema: {
        tags: ['attachments'],
        summary: 'Which of these files the API does not have from this person',
        security,
        body: missingRequestSchema,
        response: { 200: missingResponseSchema, ...errors },
      },
    },
    async (request) => ({ missing: await hashesNotHeld(db, authenticator.of(request).actor, request.body.hashes) }),
  );

  app.get(
    '/:hash',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['attachments'],
        summary: 'The bytes of a file, whole or a range',
        security,
        params: z.object({ hash: contentHashSchema }),
        response: { 200: z.unknown().describe('application/octet-stream'), ...errors },
      },
    },
    async (request, reply) => {
      const { hash } = request.params;
      const blob = await findVisibleBlob(db, authenticator.of(request).actor, hash);
      if (blob === undefined) throw notFound;
      const etag = `"${hash}"`;
      const [ifRange] = [request.headers['if-range']].flat();
      const range = rangeOf(request.headers.range, ifRange, etag, blob.size);
      // Bytes from people: never shown by a browser, whatever they claim to be.
      reply.headers({
        'accept-ranges': 'bytes',
        'cache-control': 'private, no-store',
        'content-disposition': 'attachment',
        'x-content-type-options': 'nosniff',
        etag,
      });
      if (range.type === 'unsatisfiable') {
        reply.header('content-range', `bytes */${blob.size}`);
        throw new ApiFailure(416, { error: 'invalid-request', message: 'The file has no such range.' });
      }
      const { from, to, partial } = range;
      if (partial) reply.status(206).header('content-range', `bytes ${from}-${to - 1}/${blob.size}`);
      const bytes = Readable.from(readContent(db, blob.contentId, from, to), { objectMode: false });
      return reply
        .type('application/octet-stream')
        .header('content-length', to - from)
        .send(bytes);
    },
  );
};
