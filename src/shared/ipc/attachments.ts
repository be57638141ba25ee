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

/** `offline`: not on this workstation and the API cannot be reached. `not-there-yet`: whoever added it has not sent it. */
export const attachmentFetchedSchema = z.enum([
  'done',
  'cancelled',
  'offline',
  'not-there-yet',
  'damaged',
  'disk-full',
  'no-program',
  'failed',
]);
export type AttachmentFetched = z.infer<typeof attachmentFetchedSchema>;
