import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

export const callCauseSchema = z.enum([
  'normalClearing',
  'busy',
  'cancel',
  'noAnswer',
  'congestion',
  'notFound',
  'forwarded',
]);
export type CallCause = z.infer<typeof callCauseSchema>;

export const callOutcomeSchema = z.enum(['solved', 'ticket', 'connected', 'message', 'wrong-number', 'other']);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

/** One stay of a call in a queue; `moved`: it went on to another queue without having been answered. */
export const queueVisitSchema = z.object({
  queueId: idSchema,
  enteredAt: instantSchema,
  leftAt: instantSchema.nullable(),
  outcome: z.enum(['waiting', 'answered', 'abandoned', 'moved']),
});
export type QueueVisit = z.infer<typeof queueVisitSchema>;

/** Why a call that was sent on came back to the one who sent it. */
export const transferProblemSchema = z.object({
  to: z.string(),
  reason: z.enum(['busy', 'no-answer', 'not-found', 'refused', 'cancelled']),
  at: instantSchema,
});
export type TransferProblem = z.infer<typeof transferProblemSchema>;

/** A call: live while `endedAt` is null (travels on the live channel), a synchronised record after. */
export const callSchema = rowBaseSchema.extend({
  /** The PBX's own name of the call, unique per connector. */
  externalId: z.string().min(1),
  connector: z.string().min(1),
  direction: z.enum(['in', 'out']),
  /** E.164 where the number could be read as one, else as it came; null when hidden. */
  fromNumber: z.string().nullable(),
  toNumber: z.string(),
  queueId: idSchema.nullable(),
  arrivedAt: instantSchema,
  answeredAt: instantSchema.nullable(),
  answeredByUserId: idSchema.nullable(),
  /** `pbx`: the switchboard said so; `console`: an agent pressed answer before the switchboard said anything. */
  answerSource: z.enum(['pbx', 'console']).nullable(),
  /** Since when it is put aside, and where it can be taken back; null when it is not. */
  parkedAt: instantSchema.nullable(),
  parkingSpace: z.string().nullable(),
  /** The number it was sent on to, which ended it here. */
  transferredTo: z.string().nullable(),
  /** The number it is being sent on to, from the request until it is there or has come back; null otherwise. */
  transferringTo: z.string().nullable(),
  /**
   * How far that is. `sent`: without a word; it rings there and the agent is free. Announced: `ringing` there while the
   * agent waits; `speaking`: the agent speaks with the other side and can complete or cancel now.
   */
  transferState: z.enum(['sent', 'ringing', 'speaking']).nullable(),
  /** Why the latest transfer failed, so that the agent's screen can say it; null after the next one has begun. */
  transferProblem: transferProblemSchema.nullable(),
  /** Whose telephone rings since they pressed answer; they have it only when they pick up. */
  answeringUserId: idSchema.nullable(),
  /** Each queue it went through, in order: a call is offered once per queue and once in total. */
  queueVisits: z.array(queueVisitSchema).max(50),
  /** Who may see it beside supervisors and whoever answered it, as its queue says; null: everybody who may see calls. */
  seenByUserIds: z.array(idSchema).nullable(),
  endedAt: instantSchema.nullable(),
  /** Null when no end was ever told: the call was found to be gone, or had gone on for too long. */
  cause: callCauseSchema.nullable(),
  personId: idSchema.nullable(),
  ticketId: idSchema.nullable(),
  outcome: callOutcomeSchema.nullable(),
  /** Why they called, of the codes the organisation keeps. */
  reasonCodeId: idSchema.nullable(),
  note: z.string(),
});
export type Call = z.infer<typeof callSchema>;

/** A call of which nothing has been told that came with schema version 3. */
export const untoldOfCall = {
  parkedAt: null,
  parkingSpace: null,
  transferredTo: null,
  transferringTo: null,
  transferState: null,
  transferProblem: null,
  answeringUserId: null,
  queueVisits: [],
  seenByUserIds: null,
  reasonCodeId: null,
} satisfies Partial<Call>;

/** Where a call is in its life, derived from its times. */
export type CallState = 'waiting' | 'active' | 'answered' | 'abandoned';

/** Returns the state: `answered` and `abandoned` are ended calls. */
export function callState(call: Pick<Call, 'answeredAt' | 'endedAt'>): CallState {
  if (call.endedAt !== null) return call.answeredAt === null ? 'abandoned' : 'answered';
  return call.answeredAt === null ? 'waiting' : 'active';
}
