import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The conditions of a list, as ListQuery has them; `today` and the like are worked out when the list is asked. */
export const viewConditionSchema = z.discriminatedUnion('op', [
  z.object({ field: z.string().max(60), op: z.literal('in'), values: z.array(scalarSchema).max(500) }),
  z.object({ field: z.string().max(60), op: z.literal('notIn'), values: z.array(scalarSchema).max(500) }),
  z.object({
    field: z.string().max(60),
    op: z.enum(['contains', 'lacks']),
    texts: z.array(z.string().max(200)).max(500),
  }),
  /** Days from today's local midnight, negative before it. */
  z.object({ field: z.string().max(60), op: z.enum(['beforeDay', 'onOrAfterDay']), days: z.number().int() }),
  /** Of fields that are counted. */
  z.object({ field: z.string().max(60), op: z.enum(['atLeast', 'atMost']), number: z.number() }),
]);
export type ViewCondition = z.infer<typeof viewConditionSchema>;

/** The most conditions a view can have. */
export const mostViewConditions = 50;

/** How a list is looked at: kept by one person, or by a group for all of it. */
export const savedViewSchema = rowBaseSchema.extend({
  name: z.string().trim().min(1).max(100),
  list: z.enum(['tickets']),
  ownerUserId: idSchema,
  /** Shared with this group; null: the owner's own. */
  groupId: idSchema.nullable(),
  where: z.array(viewConditionSchema).max(mostViewConditions),
  text: z.string().max(500),
  sort: z.array(z.object({ field: z.string().max(60), descending: z.boolean() })).max(5),
  groupBy: z.string().max(60).nullable(),
  columns: z
    .array(
      z.object({ id: z.string().max(60), width: z.number().int().min(40).max(2_000).nullable(), pinned: z.boolean() }),
    )
    .max(50),
  active: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
