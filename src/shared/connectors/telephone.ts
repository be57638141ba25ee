import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

/** A person's telephone in the words of an exchange: `PJSIP/101`, `Local/101@agents`, or an extension. */
export const telephoneNameSchema = z
  .string()
  .trim()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9/@._+-]*$/);

/** Which telephone a person has at which connector; kept by themselves and by administrators. */
export const telephoneSchema = rowBaseSchema.extend({
  userId: idSchema,
  connector: z.string().min(1).max(100),
  /** Empty: none any more. */
  telephone: z.union([telephoneNameSchema, z.literal('')]),
});
export type Telephone = z.infer<typeof telephoneSchema>;
