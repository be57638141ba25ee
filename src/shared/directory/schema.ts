import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

export const phoneKindSchema = z.enum(['mobile', 'fixed', 'switchboard']);

/** A number as stored: always E.164 ("+46739797…"); how it is written for people is a matter of the view. */
export const phoneSchema = z.object({ number: z.string().regex(/^\+[1-9]\d{3,14}$/), kind: phoneKindSchema });
export type Phone = z.infer<typeof phoneSchema>;

export const unitSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  parentId: idSchema.nullable(),
  phones: z.array(phoneSchema),
  address: z.string(),
});
export type Unit = z.infer<typeof unitSchema>;

export const personSchema = rowBaseSchema.extend({
  givenName: z.string(),
  familyName: z.string(),
  title: z.string(),
  unitId: idSchema.nullable(),
  phones: z.array(phoneSchema),
  email: z.string().nullable(),
  /** Skyddade personuppgifter: never leaves the server for those without the right. */
  protected: z.boolean(),
  vip: z.boolean(),
  /** Date the person left; people who have left stay findable. */
  leftOn: z.iso.date().nullable(),
});
export type Person = z.infer<typeof personSchema>;
