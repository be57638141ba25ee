import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** SHA-256 (FIPS 180-4) of a file's bytes as 64 hex digits: what a blob is known by everywhere. */
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/);
export type ContentHash = z.infer<typeof contentHashSchema>;

/** Largest file taken, in bytes: a minute of film from a telephone. */
export const largestAttachment = 250 * 1024 * 1024;

/** A file on a ticket. The bytes travel apart from the row, under their hash; the row can be there first. */
export const attachmentSchema = rowBaseSchema.extend({
  ticketId: idSchema,
  name: z.string().min(1).max(255),
  /** As the file said, "image/jpeg"; shown and sent on, never trusted. */
  mediaType: z.string().max(255),
  size: z.number().int().nonnegative(),
  hash: contentHashSchema,
  /** A small JPEG of a picture; null for everything else. */
  thumbnailHash: contentHashSchema.nullable(),
  addedByUserId: idSchema,
  createdAt: instantSchema,
});
export type Attachment = z.infer<typeof attachmentSchema>;
