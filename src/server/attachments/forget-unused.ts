import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/** Days that bytes are kept which nobody needs after: docs/operations.md, "What is kept how long". */
export const keptAttachmentDays = { unfinishedUploads: 7, finishedUploads: 1, unnamedFiles: 30 } as const;

/**
 * Deletes uploads that nobody goes on with, and files that no attachment and no article names: it was taken away, or the command that
 * would have named it was refused. A month leaves time to correct and resend one.
 */
export async function forgetUnusedAttachments(db: Db): Promise<void> {
  const { unfinishedUploads, finishedUploads, unnamedFiles } = keptAttachmentDays;
  await sql`
    with ended as (
      delete from attachment_uploads where touched_at < now() - make_interval(days => ${unfinishedUploads}) and received < size
      returning id
    )
    delete from attachment_chunks where content_id in (select id from ended)
  `.execute(db);
  await sql`
    delete from attachment_uploads where touched_at < now() - make_interval(days => ${finishedUploads}) and received = size
  `.execute(db);
  await sql`
    with unnamed as (
      delete from attachment_blobs where sent_at < now() - make_interval(days => ${unnamedFiles}) and not exists (
        select from attachments
        where not deleted and (attachments.hash = attachment_blobs.hash or thumbnail_hash = attachment_blobs.hash)
      ) and not exists (
        select from articles
        where not deleted and images @> jsonb_build_array(jsonb_build_object('hash', attachment_blobs.hash))
      ) returning content_id
    )
    delete from attachment_chunks where content_id in (select content_id from unnamed)
  `.execute(db);
}
