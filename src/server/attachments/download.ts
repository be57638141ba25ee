import { sql } from 'kysely';
import type { ContentHash } from '#shared/attachments/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Db } from '../database/connect.ts';
import { isVisible, organisationsReading } from '../sync/visible-rows.ts';

export interface StoredBlob {
  contentId: Id;
  size: number;
}

/**
 * Returns the blob when this person may see an attachment or an article that names it and whose author has really sent
 * those bytes; otherwise a hash, learnt anywhere, could be put on a ticket of one's own to read what it stands for.
 */
export async function findVisibleBlob(db: Db, actor: Actor, hash: ContentHash): Promise<StoredBlob | undefined> {
  const organisations = organisationsReading(actor, 'attachments');
  const articlesOf = organisationsReading(actor, 'articles');
  const { rows } = await sql<StoredBlob>`
    select content_id, size from attachment_blobs as blob
    where hash = ${hash} and exists (
      select from attachments join attachment_holders as holder on holder.user_id = added_by_user_id
      where (attachments.hash = blob.hash or thumbnail_hash = blob.hash) and holder.hash = blob.hash
        and not deleted and organisation_id = any(${organisations}::text[])
      union all
      select from articles cross join jsonb_array_elements(images) as image
        join attachment_holders as holder on holder.user_id = (image ->> 'addedByUserId')::uuid
      where image ->> 'hash' = blob.hash and holder.hash = blob.hash
        and not deleted and organisation_id = any(${articlesOf}::text[]) and ${isVisible(actor, 'articles')}
    )
  `.execute(db);
  return rows[0];
}

/**
 * Returns those of the hashes that this person has not sent here, or that are gone again. The others count as sent now:
 * whoever asks is about to name them.
 */
export async function hashesNotHeld(db: Db, actor: Actor, hashes: readonly ContentHash[]): Promise<ContentHash[]> {
  const held = await db
    .updateTable('attachmentBlobs')
    .set({ sentAt: sql`now()` })
    .from('attachmentHolders')
    .whereRef('attachmentHolders.hash', '=', 'attachmentBlobs.hash')
    .where('attachmentHolders.userId', '=', actor.userId)
    .where('attachmentBlobs.hash', 'in', hashes)
    .returning('attachmentBlobs.hash')
    .execute();
  const known = new Set(held.map(({ hash }) => hash));
  return hashes.filter((hash) => !known.has(hash));
}

/** The bytes an answer has: from `from` up to, not including, `to`; `partial` for 206. */
export type ByteRange = { type: 'range'; from: number; to: number; partial: boolean } | { type: 'unsatisfiable' };

/**
 * Returns what a Range header (RFC 9110, 14.2) asks for: one range of bytes. Several ranges or another unit are answered
 * with the whole, as the RFC allows; so is a range whose `If-Range` names another content.
 */
export function rangeOf(
  header: string | undefined,
  ifRange: string | undefined,
  etag: string,
  size: number,
): ByteRange {
  const whole: ByteRange = { type: 'range', from: 0, to: size, partial: false };
  const given = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [first, last] = [given?.[1] ?? '', given?.[2] ?? ''];
  if ((first === '' && last === '') || (ifRange !== undefined && ifRange !== etag)) return whole;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  return from < to ? { type: 'range', from, to, partial: true } : { type: 'unsatisfiable' };
}
