import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { openingHoursSchema } from '../service-hours/schema.ts';

export const serviceAreaSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(200),
  sortOrder: z.number().int(),
  active: z.boolean(),
});
export type ServiceArea = z.infer<typeof serviceAreaSchema>;

export const serviceSchema = rowBaseSchema.extend({
  areaId: idSchema,
  name: z.string().trim().min(1).max(200),
  /** Why it exists (syfte), what is included (leverans), what the customer must do. */
  purpose: z.string().max(20_000),
  content: z.string().max(20_000),
  customerDuties: z.string().max(20_000),
  /** Bastjänst, tilläggstjänst, specialtjänst. */
  priceClass: z.enum(['base', 'additional', 'special']),
  /** 1: mandatory, owned centrally; 2: mandatory, the volume can be influenced; 3: optional. */
  category: z.number().int().min(1).max(3),
  /** Groups it is not offered to, in words ("elever"). */
  exclusions: z.array(z.string().trim().min(1).max(200)).max(50),
  /** `authorised`: only those the customer's agreement names (behöriga beställare). */
  orderers: z.enum(['anyone', 'authorised']),
  serviceLevelId: idSchema,
  defaultGroupId: idSchema.nullable(),
  supplierIds: z.array(idSchema).max(50),
  scriptId: idSchema.nullable(),
  /** Counts up with every change of the text, so that an import can tell old from new. */
  revision: z.number().int().positive(),
  active: z.boolean(),
});
export type Service = z.infer<typeof serviceSchema>;

export const serviceLevelSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  hours: openingHoursSchema,
  /** Counts only while the customer's organisation is open as well, by the hours it keeps. */
  withinCustomerHours: z.boolean().default(false),
  /** Service minutes from report to start of work, at the latest. */
  startWithinMinutes: z.number().int().positive(),
  /** Service minutes from report to solution, per ticket priority. */
  resolveWithinMinutes: z.object({
    critical: z.number().int().positive(),
    high: z.number().int().positive(),
    normal: z.number().int().positive(),
    low: z.number().int().positive(),
  }),
  /** The first answer to what came in writing; null: nothing is promised. */
  answerWithinWorkingDays: z.number().int().positive().nullable(),
  /** Service minutes before a target is missed from which on it is warned of. */
  warnBeforeMinutes: z.number().int().nonnegative().default(60),
  /** Statuses in which the clock stands still. */
  pausedBy: z.array(z.enum(['waiting-for-user', 'waiting-for-supplier', 'waiting-for-delivery'])),
  /** What happens while a ticket waits for the user. */
  waiting: z.object({
    /** Working days after which the user is reminded, in order. */
    remindAfterWorkingDays: z.array(z.number().int().positive()).max(10),
    /** Working days after which it closes for missing information; null: never. */
    closeAfterWorkingDays: z.number().int().positive().nullable(),
    /** True: reminders and closing happen by themselves; false: they are proposed to the agent. */
    byRule: z.boolean(),
  }),
});
export type ServiceLevel = z.infer<typeof serviceLevelSchema>;
