import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { openingHoursSchema } from '../service-hours/schema.ts';

export const serviceAreaSchema = rowBaseSchema.extend({ name: z.string().min(1), sortOrder: z.number().int() });
export type ServiceArea = z.infer<typeof serviceAreaSchema>;

export const serviceSchema = rowBaseSchema.extend({
  areaId: idSchema,
  name: z.string().min(1),
  purpose: z.string(),
  priceClass: z.enum(['base', 'additional', 'special']),
  serviceLevelId: idSchema,
  defaultGroupId: idSchema.nullable(),
  scriptId: idSchema.nullable(),
});
export type Service = z.infer<typeof serviceSchema>;

export const serviceLevelSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  hours: openingHoursSchema,
  /** Service minutes from report to start of work, at the latest. */
  startWithinMinutes: z.number().int().positive(),
  /** Service minutes from report to solution, per ticket priority. */
  resolveWithinMinutes: z.object({
    critical: z.number().int().positive(),
    high: z.number().int().positive(),
    normal: z.number().int().positive(),
    low: z.number().int().positive(),
  }),
});
export type ServiceLevel = z.infer<typeof serviceLevelSchema>;
