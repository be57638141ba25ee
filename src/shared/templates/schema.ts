import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

/** Where a template is offered. */
export const templateUseSchema = z.enum([
  'note',
  'reply',
  'resolution',
  'reminder',
  'order-confirmation',
  'announcement',
  'message',
]);
export type TemplateUse = z.infer<typeof templateUseSchema>;

/** A ready text with places to fill in, `{requester}`; see fillTemplate. */
export const templateSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  use: templateUseSchema,
  body: z.string().min(1).max(20_000),
  /** Offered to this group only; null: to everybody. */
  groupId: idSchema.nullable(),
  active: z.boolean(),
});
export type Template = z.infer<typeof templateSchema>;
