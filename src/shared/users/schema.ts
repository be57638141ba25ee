import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { organisationIdSchema, rowBaseSchema } from '../organisations/schema.ts';
import { openingHoursSchema } from '../service-hours/schema.ts';

/** A colleague as others see them: never credentials or grants. */
export const userSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  initials: z.string().min(1).max(3),
  title: z.string(),
  groupIds: z.array(idSchema),
  active: z.boolean(),
  /** Organisations whose tickets the colleague sees; kept in step with the grants by the server. */
  organisationIds: z.array(organisationIdSchema).default([]),
});
export type User = z.infer<typeof userSchema>;

/** A resolver group that tickets are assigned to. */
export const groupSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  description: z.string().max(2_000),
  /** Where the group is called, as it is written in replies. */
  phone: z.string().trim().max(100).default(''),
  /** When its members are told of what concerns them; null: in the hours of the service level. */
  hours: openingHoursSchema.nullable().default(null),
  active: z.boolean(),
});
export type Group = z.infer<typeof groupSchema>;
