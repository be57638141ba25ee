import { z } from 'zod';
import { rowBaseSchema } from '../organisations/schema.ts';

/** Why an agent may be away from the calls for a while, in the words colleagues see. */
export const pauseReasonSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(100),
  sortOrder: z.number().int(),
  active: z.boolean(),
});
export type PauseReason = z.infer<typeof pauseReasonSchema>;
