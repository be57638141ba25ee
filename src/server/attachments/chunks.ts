import type { Id } from '#shared/identity/ids.ts';
import type { Db, Tx } from '../database/connect.ts';

/**
 * Yields the bytes of a content from `from` up to, not including, `to`. Chunk by chunk, each in a query of its own: a slow
 * reader holds no connection. Throws when a chunk is not there (any more).
 */
export async function* readContent(
  db: Db | Tx,
  contentId: Id,
  from: number,
  to: number,
): AsyncGenerator<Buffer, void, undefined> {
  for (let at = from; at < to; ) {
    const chunk = await db
      .selectFrom('attachmentChunks')
      .select(['start', 'bytes'])
      .where('contentId', '=', contentId)
      .where('start', '<=', at)
      .orderBy('start', 'desc')
      .limit(1)
      .executeTakeFirst();
    const piece = chunk?.bytes.subarray(at - chunk.start, to - chunk.start);
    if (piece === undefined || piece.length === 0) throw new Error(`The content ${contentId} has no byte ${at}.`);
    at += piece.length;
    yield piece;
  }
}
