import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** One change of a record in its history, field by field; values are JSON texts. */
export const recordChangeSchema = rowBaseSchema.extend({
  /** A RecordKind; one of a later version is shown by its name. */
  kind: z.string(),
  recordId: idSchema,
  userId: idSchema,
  at: instantSchema,
  /** Made to an article that was a draft after it: seen by those who see the draft. */
  ofDraft: z.boolean().default(false),
  fields: z.array(
    z.object({
      field: z.string(),
      /** Null: the record was made. */
      from: z.string().nullable(),
      to: z.string(),
      /** Another person's value, never seen by this one, was replaced. */
      unseen: z.boolean(),
    }),
  ),
});
export type RecordChange = z.infer<typeof recordChangeSchema>;
