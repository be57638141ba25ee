import { z } from 'zod';
import { rowBaseSchema } from '../organisations/schema.ts';
import { openingHoursSchema } from '../service-hours/schema.ts';

/** Whoever solves what we cannot: operator, hardware or system vendor. */
export const supplierSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  /** As dialled or written; not of our directory. */
  phone: z.string().max(100),
  email: z.string().max(200),
  /** Agreement number, opening hours, what they ask for when one calls. */
  note: z.string().max(10_000),
  /** When they work on what waits for them, and within how many minutes of it they are to be ready; null: nothing is agreed. */
  hours: openingHoursSchema.nullable().default(null),
  resolveWithinMinutes: z.number().int().positive().nullable().default(null),
  /** Minutes of their hours before that time from which on it is warned of. */
  warnBeforeMinutes: z.number().int().nonnegative().default(60),
  active: z.boolean(),
});
export type Supplier = z.infer<typeof supplierSchema>;
