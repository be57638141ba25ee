import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { ticketPrioritySchema } from '../tickets/schema.ts';

const stepIdSchema = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** Text for the agent to read aloud, and a hint that is not read. */
const spoken = { readAloud: z.string().min(1), hint: z.string().default('') };

export const scriptStepSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('say'), ...spoken, next: stepIdSchema }),
  z.object({
    type: z.literal('choice'),
    ...spoken,
    options: z
      .array(z.object({ id: stepIdSchema, label: z.string().min(1), next: stepIdSchema }))
      .min(2)
      .max(9),
  }),
  z.object({ type: z.literal('text'), ...spoken, label: z.string().min(1), required: z.boolean(), next: stepIdSchema }),
  /** Ends the script: solved while the caller is on the line. */
  z.object({ type: z.literal('solve'), ...spoken, title: z.string().min(1), resolution: z.string().min(1) }),
  /** Ends the script: a ticket is filed. */
  z.object({
    type: z.literal('file'),
    ...spoken,
    title: z.string().min(1),
    priority: ticketPrioritySchema,
    groupId: idSchema.nullable(),
    offerLoan: z.boolean(),
  }),
]);
export type ScriptStep = z.infer<typeof scriptStepSchema>;

/** A guided fault report as data: a graph of steps, kept by the administrator. */
export const scriptSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  description: z.string(),
  serviceId: idSchema.nullable(),
  revision: z.number().int().positive(),
  start: stepIdSchema,
  steps: z.record(stepIdSchema, scriptStepSchema),
});
export type Script = z.infer<typeof scriptSchema>;
