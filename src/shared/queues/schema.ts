import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { openingHoursSchema } from '../service-hours/schema.ts';

/** How abandoned calls count in the service level; formulas in docs/spec-queue-statistics.md. */
export const serviceLevelVariantSchema = z.enum(['negative', 'ignore', 'positive', 'answered-only']);
export type ServiceLevelVariant = z.infer<typeof serviceLevelVariantSchema>;

export const serviceLevelRuleSchema = z.object({
  variant: serviceLevelVariantSchema,
  /** Seconds; answered within means wait ≤ threshold. */
  thresholdSeconds: z.number().int().positive(),
  /** Only for `ignore`: abandoned within this many seconds do not count; null uses the threshold. */
  shortAbandonSeconds: z.number().int().positive().nullable(),
  targetPercent: z.number().min(0).max(100),
});
export type ServiceLevelRule = z.infer<typeof serviceLevelRuleSchema>;

export const queueSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  /** The called number that leads here, E.164. */
  number: z.string(),
  greeting: z.string(),
  openingHours: openingHoursSchema,
  serviceLevel: serviceLevelRuleSchema,
  memberUserIds: z.array(idSchema),
  sortOrder: z.number().int(),
});
export type Queue = z.infer<typeof queueSchema>;
