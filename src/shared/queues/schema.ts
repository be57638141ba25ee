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

/** When and where a waiting call is moved on to another queue; any of the conditions is enough, null is none. */
export const overflowSchema = z.object({
  toQueueId: idSchema.nullable(),
  afterSeconds: z.number().int().min(5).max(3_600).nullable(),
  moreThanWaiting: z.number().int().min(1).max(500).nullable(),
  whenClosed: z.boolean(),
});
export type Overflow = z.infer<typeof overflowSchema>;

const thresholdSchema = z.number().int().positive().max(100_000).nullable();

/** From when on a figure is shown as a warning and as an alarm; null: never. */
export const queueThresholdsSchema = z.object({
  waitingWarn: thresholdSchema,
  waitingAlarm: thresholdSchema,
  longestWarnSeconds: thresholdSchema,
  longestAlarmSeconds: thresholdSchema,
});
export type QueueThresholds = z.infer<typeof queueThresholdsSchema>;

/** Highest number of a member's priority: 0 is asked first, the others only when nobody before them is free. */
export const lowestPriority = 9;

/** Highest level of a skill: 1 is some, 5 is as well as anybody. */
export const highestSkill = 5;

const skillsSchema = z.record(z.string().trim().min(1).max(60), z.number().int().min(1).max(highestSkill));

/** What callers of a queue need somebody to know, who knows it, and when their call is for all members; see skills.ts. */
export const queueSkillsSchema = z.object({
  /** Least level by skill; empty: nothing in particular. */
  wanted: skillsSchema,
  ofMembers: z.record(idSchema, skillsSchema),
  allAfterSeconds: z.number().int().min(0).max(3_600),
});
export type QueueSkills = z.infer<typeof queueSkillsSchema>;

const announcementSchema = z.string().max(2_000);

export const queueSchema = rowBaseSchema.extend({
  name: z.string().min(1),
  /** The called number that leads here, E.164, or an extension; see directory/called-number.ts. No two queues in use have the same. */
  number: z.string(),
  greeting: z.string(),
  openingHours: openingHoursSchema,
  /** What the caller is told outside the hours: at night, over lunch, on a holiday. Empty: the night's. */
  closedText: announcementSchema,
  lunchText: announcementSchema,
  holidayText: announcementSchema,
  serviceLevel: serviceLevelRuleSchema,
  memberUserIds: z.array(idSchema),
  /** Of members who are not asked first (0): when. The exchange calls it penalty. */
  memberPriorities: z.record(idSchema, z.number().int().min(0).max(lowestPriority)),
  skills: queueSkillsSchema,
  /** `members`: its calls and figures are for its members and for supervisors. */
  visibleTo: z.enum(['everyone', 'members']),
  overflow: overflowSchema,
  thresholds: queueThresholdsSchema,
  /** Longest after-call work; the server makes the agent ready when it is over. Null: none, ready at once. */
  afterCallSeconds: z.number().int().min(5).max(3_600).nullable(),
  sortOrder: z.number().int(),
  /** One out of use takes no calls any more; the calls it took keep its name. */
  active: z.boolean(),
});
export type Queue = z.infer<typeof queueSchema>;

/** The settings of a queue for which nobody has decided anything. */
export const plainQueueSettings = {
  closedText: '',
  lunchText: '',
  holidayText: '',
  memberPriorities: {},
  skills: { wanted: {}, ofMembers: {}, allAfterSeconds: 20 },
  visibleTo: 'everyone',
  overflow: { toQueueId: null, afterSeconds: null, moreThanWaiting: null, whenClosed: false },
  thresholds: { waitingWarn: null, waitingAlarm: null, longestWarnSeconds: null, longestAlarmSeconds: null },
  afterCallSeconds: null,
  active: true,
} as const satisfies Partial<Queue>;
