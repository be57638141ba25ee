import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { sql } from 'kysely';
import { z } from 'zod';
import { contentHashSchema } from '#shared/attachments/schema.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { readContent } from './chunks.ts';

/** Bytes of a chunk: what is lost at most when a connection breaks, and one row in the database. */
const chunkBytes = 512 * 1024;

/** What an upload is created with: `owner` is set by the API, never by the client. */
export const uploadMetadataSchema = z.object({ hash: contentHashSchema, owner: idSchema });

/** The tus answer to bytes that are not those announced (status 460, extension "checksum"). */
const checksumMismatch = { status_code: 460, body: 'Checksum Mismatch\n' } as const;

class WrongContent extends Error {}

/**
 * Uploads in PostgreSQL, so that any process can go on with one that another began. An offset is advanced in the same
 * transaction as its bytes are written, and only from where it stood: of two that send the same part one gets 409. The last
 * part is taken only together with the verified blob, so whoever hears that all bytes are there knows that they are kept.
 */
export class PostgresUploadStore extends DataStore {
  readonly #db: Db;

  constructor(db: Db) {
    super();
    this.#db = db;
    this.extensions = ['creation', 'termination'];
  }

  override async create(upload: Upload): Promise<Upload> {
    const { hash, owner } = uploadMetadataSchema.parse(upload.metadata);
    const { id, size } = upload;
    if (size === undefined) throw ERRORS.INVALID_LENGTH;
    await this.#db.insertInto('attachmentUploads').values({ id, userId: owner, hash, size }).execute();
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const found = idSchema.safeParse(id).success ? await this.#find(id) : undefined;
    if (found === undefined) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: found.size, offset: found.received, metadata: { hash: found.hash } });
  }

  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    let at = offset;
    let held: Buffer[] = [];
    let heldBytes = 0;
    const keep = async () => {
      if (heldBytes === 0) return;
      const bytes = Buffer.concat(held);
      held = [];
      heldBytes = 0;
      await this.#append(id, at, bytes);
      at += bytes.length;
    };
    try {
      for await (const part of stream) {
        const bytes = Buffer.from(part);
        held.push(bytes);
        heldBytes += bytes.length;
        if (heldBytes >= chunkBytes) await keep();
      }
    } finally {
      // What arrived before the connection broke is kept: the client goes on behind it.
      await keep();
    }
    return at;
  }

  override async remove(id: string): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('attachmentUploads')
        .where('id', '=', id)
        .whereRef('received', '<', 'size')
        .executeTakeFirst();
      if (numDeletedRows > 0n) await tx.deleteFrom('attachmentChunks').where('contentId', '=', id).execute();
    });
  }

  #find(id: Id) {
    return this.#db.selectFrom('attachmentUploads').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async #append(id: Id, at: number, bytes: Buffer): Promise<void> {
    try {
      await retryTransient(() => this.#db.transaction().execute((tx) => appendIn(tx, id, at, bytes)));
    } catch (error) {
      if (!(error instanceof WrongContent)) throw error;
      await this.remove(id);
      throw checksumMismatch;
    }
  }
}

async function appendIn(tx: Tx, id: Id, at: number, bytes: Buffer): Promise<void> {
  const upload = await tx
    .updateTable('attachmentUploads')
    .set({ received: at + bytes.length, touchedAt: sql`now()` })
    .where('id', '=', id)
    .where('received', '=', at)
    .returning(['userId', 'hash', 'size', 'received'])
    .executeTakeFirst();
  if (upload === undefined) throw ERRORS.INVALID_OFFSET;
  await tx.insertInto('attachmentChunks').values({ contentId: id, start: at, bytes }).execute();
  if (upload.received < upload.size) return;

  const digest = createHash('sha256');
  for await (const piece of readContent(tx, id, 0, upload.size)) digest.update(piece);
  if (digest.digest('hex') !== upload.hash) throw new WrongContent(`Upload ${id} has other bytes than announced.`);
  const blob = await tx
    .insertInto('attachmentBlobs')
    .values({ hash: upload.hash, size: upload.size, contentId: id })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ sentAt: sql`now()` }))
    .returning('contentId')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('attachmentHolders')
    .values({ hash: upload.hash, userId: upload.userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Somebody sent the same bytes before: one copy is enough.
  if (blob.contentId !== id) await tx.deleteFrom('attachmentChunks').where('contentId', '=', id).execute();
}
