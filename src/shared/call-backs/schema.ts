import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** What came of a call-back: spoken with, they called us, nobody ever answered, no longer needed. */
export const callBackOutcomeSchema = z.enum(['reached', 'called-us', 'not-reached', 'not-needed']);
export type CallBackOutcome = z.infer<typeof callBackOutcomeSchema>;

/** Something that was done about a call-back before it was done with. */
export const callBackStepSchema = z.object({
  what: z.enum(['tried', 'postponed', 'given', 'reopened']),
  at: instantSchema,
  /** Null: told by the exchange. */
  userId: idSchema.nullable(),
  note: z.string().max(2_000),
});
export type CallBackStep = z.infer<typeof callBackStepSchema>;

/** Steps that are kept; the oldest are forgotten first. */
export const callBackStepsMax = 50;

/** A number to be called (att ringa upp): somebody was missed, or has been promised it. */
export const callBackSchema = rowBaseSchema.extend({
  origin: z.enum(['missed', 'promised']),
  status: z.enum(['open', 'done']),
  /** E.164, or as it came where it is an extension. */
  number: z.string().trim().min(1).max(50),
  name: z.string().max(200),
  personId: idSchema.nullable(),
  /** What it is about. */
  about: z.string().max(2_000),
  /** The call it comes from, of several missed ones the last. */
  callId: idSchema.nullable(),
  ticketId: idSchema.nullable(),
  queueId: idSchema.nullable(),
  /** Who calls; null: whoever takes it. */
  ownerUserId: idSchema.nullable(),
  dueAt: instantSchema,
  /** Who may see it beside supervisors and its owner, as the queue of the call says; null: everybody who may see calls. */
  seenByUserIds: z.array(idSchema).nullable(),
  /** How often they were missed since it is open. */
  missedCount: z.number().int().nonnegative(),
  lastMissedAt: instantSchema.nullable(),
  steps: z.array(callBackStepSchema).max(callBackStepsMax),
  createdAt: instantSchema,
  /** Null: made of a missed call. */
  createdByUserId: idSchema.nullable(),
  doneAt: instantSchema.nullable(),
  doneByUserId: idSchema.nullable(),
  outcome: callBackOutcomeSchema.nullable(),
  note: z.string().max(2_000),
});
export type CallBack = z.infer<typeof callBackSchema>;

/** Returns the call-back with one step more. */
export function withStep(callBack: CallBack, step: CallBackStep): CallBack {
  return { ...callBack, steps: [...callBack.steps, step].slice(-callBackStepsMax) };
}

/** How often it was tried without reaching anybody. */
export function triedCount({ steps }: Pick<CallBack, 'steps'>): number {
  return steps.filter(({ what }) => what === 'tried').length;
}
