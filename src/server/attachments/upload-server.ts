import type { IncomingMessage } from 'node:http';
import { ERRORS, type ServerOptions, Server as TusServer } from '@tus/server';
import type { FastifyBaseLogger } from 'fastify';
import { contentHashSchema, largestAttachment } from '#shared/attachments/schema.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Db } from '../database/connect.ts';
import { isUnreachable } from '../database/errors.ts';
import { PostgresUploadStore } from './upload-store.ts';

type TusRequest = Parameters<NonNullable<ServerOptions['onUploadCreate']>>[0];

/** Uploads one person may have begun and not ended: a broken client must not fill the database with beginnings. */
const unfinishedAtOnce = 200;

export interface UploadServerOptions {
  db: Db;
  log: FastifyBaseLogger;
  /** Who sends a request that was let in. */
  userOf: (request: IncomingMessage) => Id;
}

function nodeRequestOf(request: TusRequest): IncomingMessage {
  const node = request.runtime?.node?.req;
  if (node === undefined) throw new Error('A tus request did not come from the HTTP server.');
  return node as IncomingMessage;
}

/** Returns the tus 1.0.0 server (https://tus.io/protocols/resumable-upload) for uploads that announce hash and size. */
export function createUploadServer({ db, log, userOf }: UploadServerOptions): TusServer {
  return new TusServer({
    path: '/api/v1/attachments/uploads',
    datastore: new PostgresUploadStore(db),
    maxSize: largestAttachment,
    // No page of another origin has anything to send here.
    allowedOrigins: () => false,
    // Relative to the address it was created at, so that it holds behind any load balancer and path.
    generateUrl: (_request, { id }) => `uploads/${id}`,
    namingFunction: () => newId(),
    onUploadCreate: async (request, upload) => {
      const owner = userOf(nodeRequestOf(request));
      const hash = contentHashSchema.safeParse(upload.metadata?.hash);
      if (!hash.success || upload.size === undefined || upload.size === 0) throw ERRORS.INVALID_METADATA;
      const { unfinished } = await db
        .selectFrom('attachmentUploads')
        .select((row) => row.fn.countAll<number>().as('unfinished'))
        .where('userId', '=', owner)
        .whereRef('received', '<', 'size')
        .executeTakeFirstOrThrow();
      if (unfinished >= unfinishedAtOnce) throw { status_code: 429, body: 'Too many unfinished uploads\n' };
      return { metadata: { hash: hash.data, owner } };
    },
    onResponseError: (_request, error) => {
      if (!(error instanceof Error)) return undefined;
      if (isUnreachable(error)) return { status_code: 503, body: 'The database cannot be reached\n' };
      log.error({ err: error }, 'upload failed');
      return { status_code: 500, body: 'The server made a mistake; its log has the request\n' };
    },
  });
}
