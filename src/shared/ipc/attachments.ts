import { z } from 'zod';
import { contentHashSchema } from '../attachments/schema.ts';

/** A file a person dropped, pasted or chose. */
export const keepAttachmentSchema = z.object({
  name: z.string().min(1).max(255),
  mediaType: z.string().max(255),
  bytes: z.instanceof(Uint8Array),
});

/** What `attachment.add` needs of a file that is now kept, or why it is not; text id `attachments.error.<reason>`. */
export const keptAttachmentSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    hash: contentHashSchema,
    size: z.number().int().nonnegative(),
    thumbnailHash: contentHashSchema.nullable(),
  }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['too-large', 'empty', 'disk-critical', 'disk-full', 'write-failed']),
  }),
]);
export type KeptAttachment = z.infer<typeof keptAttachmentSchema>;

export const attachmentFileSchema = z.object({
  hash: contentHashSchema,
  name: z.string().min(1).max(255),
  size: z.number().int().nonnegative(),
});

/**
 * `offline`: not on this workstation and the API cannot be reached. `not-there-yet`: whoever added it has not sent it.
 * `unsafe`: a kind of file that could do something when opened; it can be saved. Text id `attachments.fetch.<value>`.
 */
export const attachmentFetchedSchema = z.enum([
  'done',
  'cancelled',
  'offline',
  'not-there-yet',
  'damaged',
  'disk-full',
  'no-program',
  'unsafe',
  'failed',
]);
export type AttachmentFetched = z.infer<typeof attachmentFetchedSchema>;

/** Why the API does not take a file; the file stays on this workstation. Text id `attachments.refused.<reason>`. */
export const transferRefusalSchema = z.enum(['too-large', 'damaged', 'not-permitted', 'failed']);
export type TransferRefusal = z.infer<typeof transferRefusalSchema>;

/** A file that is not where it is going yet; one that is named by no transfer has been sent (or is somebody else's). */
export const attachmentTransferSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('waiting'), hash: contentHashSchema }),
  z.object({
    type: z.enum(['sending', 'fetching']),
    hash: contentHashSchema,
    doneBytes: z.number().nonnegative(),
    totalBytes: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('refused'), hash: contentHashSchema, reason: transferRefusalSchema }),
]);
export type AttachmentTransfer = z.infer<typeof attachmentTransferSchema>;
