import { z } from 'zod';
import { contentHashSchema } from '#shared/attachments/schema.ts';
import { transferRefusalSchema } from '#shared/ipc/attachments.ts';
import { instantSchema } from '#shared/time/instant.ts';

/**
 * What is known of a file beside its bytes, in `<hash>.json`. `waiting`: kept here for somebody to send; `sent`: the API has
 * had it; `fetched`: came from the API; `refused`: the API does not take it.
 */
export const blobStateSchema = z.object({
  format: z.literal(1),
  hash: contentHashSchema,
  size: z.number().int().positive(),
  state: z.enum(['waiting', 'sent', 'fetched', 'refused']),
  /** Where an upload that was begun goes on. */
  uploadUrl: z.string().nullable(),
  refusedBecause: transferRefusalSchema.nullable(),
  /** When the state became what it is. */
  since: instantSchema,
});
export type BlobState = z.infer<typeof blobStateSchema>;
