import { z } from 'zod';
import { callSchema } from '../calls/schema.ts';
import { connectorStateSchema } from '../connectors/schema.ts';
import { idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { serviceLevelRuleSchema } from '../queues/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** What a colleague at the phones is doing. `since` is when it began. */
export const agentStateSchema = z.object({
  userId: idSchema,
  organisationId: organisationIdSchema,
  state: z.enum(['ready', 'paused', 'after-call', 'on-call', 'logged-out']),
  pauseReason: z.string().max(100),
  since: instantSchema,
  /** When the server ends it by itself: after-call work has a limit where its queue sets one. */
  until: instantSchema.nullable().optional(),
  /** Queues of the organisation that they have left while logged in to others; left out: none. */
  outOfQueueIds: z.array(idSchema).optional(),
});
export type AgentState = z.infer<typeof agentStateSchema>;

/** Today's figures of one queue (docs/spec-queue-statistics.md); null where no call gives a value. */
export const queueFiguresSchema = z.object({
  queueId: idSchema,
  organisationId: organisationIdSchema,
  rule: serviceLevelRuleSchema,
  waiting: z.number().int().nonnegative(),
  /** Arrival of the call that has waited longest, so that every screen can count on by itself. */
  longestWaitingSince: instantSchema.nullable(),
  active: z.number().int().nonnegative(),
  /** Answered, abandoned or moved on: once per queue. */
  offered: z.number().int().nonnegative(),
  /** Those that went on to another queue, where they are offered again. */
  movedOn: z.number().int().nonnegative(),
  answered: z.number().int().nonnegative(),
  answeredWithin: z.number().int().nonnegative(),
  abandoned: z.number().int().nonnegative(),
  abandonedWithin: z.number().int().nonnegative(),
  serviceLevelPercent: z.number().nullable(),
  averageAnswerSeconds: z.number().nullable(),
  longestAnsweredSeconds: z.number().nullable(),
  longestAbandonedSeconds: z.number().nullable(),
  /** As `Call.seenByUserIds`. */
  seenByUserIds: z.array(idSchema).nullable().optional(),
});
export type QueueFigures = z.infer<typeof queueFiguresSchema>;

/** One thing that became different; a call with `endedAt` leaves the live picture. */
export const liveChangeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), call: callSchema }),
  z.object({ type: z.literal('agent'), agent: agentStateSchema }),
  z.object({ type: z.literal('figures'), figures: queueFiguresSchema }),
  /** All connectors of the organisation, as they are now. */
  z.object({ type: z.literal('connectors'), connectors: z.array(connectorStateSchema) }),
]);
export type LiveChange = z.infer<typeof liveChangeSchema>;

/** Somebody who has a ticket on screen right now; nothing is told of what they write. */
export const ticketPersonSchema = z.object({ userId: idSchema, isWriting: z.boolean() });
export type TicketPerson = z.infer<typeof ticketPersonSchema>;

/** Tickets one person can have on screen in all windows, as far as others are told. */
export const looksMax = 20;

/** A ticket that this person has on screen. */
export const ticketLookSchema = z.object({ ticketId: idSchema, isWriting: z.boolean() });
export type TicketLook = z.infer<typeof ticketLookSchema>;

/**
 * Why something asked of the live side was not done; text id `live.<error>`.
 * - `no-connector`: nothing there can do it; the person dials by hand (the number, a tel: link).
 * - `connector-away`: the way to the exchange is lost. `exchange-refused`: it said no, its words are the `detail`.
 * - `no-telephone`: the person has no telephone that the exchange knows. `telephone-no-answer`: it rang, nobody picked up.
 * - `target-busy`, `target-no-answer`, `target-unknown`: a transfer or call that failed while we waited for it. One that
 *   fails later is told by the call (`transferProblem`), which is then back with the agent.
 */
export const liveErrorSchema = z.enum([
  'call-not-found',
  'call-already-answered',
  'call-ended',
  'not-permitted',
  'invalid',
  'no-connector',
  'connector-away',
  'exchange-refused',
  'no-telephone',
  'telephone-no-answer',
  'target-busy',
  'target-no-answer',
  'target-unknown',
  'call-not-answered',
  'call-not-parked',
  'call-parked',
  'already-transferring',
  'not-transferring',
]);
export type LiveError = z.infer<typeof liveErrorSchema>;

/** Longest words of an exchange that are passed on. */
const detailMax = 500;

/** Server → client. Per organisation: one snapshot, then deltas numbered without gaps from the snapshot's number on. */
export const liveServerFrameSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    organisationId: organisationIdSchema,
    seq: z.number().int().nonnegative(),
    serverTime: instantSchema,
    calls: z.array(callSchema),
    agents: z.array(agentStateSchema),
    figures: z.array(queueFiguresSchema),
    connectors: z.array(connectorStateSchema),
  }),
  z.object({
    type: z.literal('delta'),
    organisationId: organisationIdSchema,
    seq: z.number().int().positive(),
    serverTime: instantSchema,
    changes: z.array(liveChangeSchema),
  }),
  /** There are new versions to pull. */
  z.object({ type: z.literal('poke'), organisationId: organisationIdSchema, version: z.number().int().nonnegative() }),
  /** Who else looks at or writes on a ticket that this person looks at; all of them, each time it changes. */
  z.object({ type: z.literal('ticket-presence'), ticketId: idSchema, people: z.array(ticketPersonSchema) }),
  z.object({
    type: z.literal('reply'),
    requestId: idSchema,
    ok: z.boolean(),
    error: liveErrorSchema.nullable(),
    detail: z.string().max(detailMax).optional(),
  }),
]);
export type LiveServerFrame = z.infer<typeof liveServerFrameSchema>;

/** A number as it is dialled: E.164, an extension, or a service code. */
export const dialledNumberSchema = z
  .string()
  .trim()
  .regex(/^\+?[0-9*#]{1,20}$/);

/** What a person asks of the live side; needs the network, so it is never put in the outbox. */
export const liveRequestSchema = z.discriminatedUnion('type', [
  /**
   * Take this waiting call. Where a connector can, the agent's telephone rings (`answeringUserId`) and the reply comes when
   * it was picked up, or not; else the call is marked as answered here.
   */
  z.object({ type: z.literal('answer'), callId: idSchema }),
  z.object({ type: z.literal('hangUp'), callId: idSchema }),
  /**
   * Send one's call on. The reply comes when the exchange has begun (`transferringTo`). Blind: the agent is free at once;
   * answered there, the call ends here as `forwarded`; else it comes back with a `transferProblem`. Announced: the agent
   * speaks with the other side (`transferState`) and then completes or cancels.
   */
  z.object({
    type: z.literal('transfer'),
    callId: idSchema,
    to: dialledNumberSchema,
    mode: z.enum(['blind', 'announced']),
  }),
  z.object({ type: z.literal('completeTransfer'), callId: idSchema }),
  /** The caller is with the agent again; also while it still rings at the other side, blind or not. */
  z.object({ type: z.literal('cancelTransfer'), callId: idSchema }),
  /** Put one's call aside (`parkedAt`, `parkingSpace`). */
  z.object({ type: z.literal('park'), callId: idSchema }),
  /** Take a parked call, whoever parked it. */
  z.object({ type: z.literal('retrieve'), callId: idSchema }),
  /** Ring one's own telephone and then the number, as this organisation; it becomes a call with direction `out`. */
  z.object({ type: z.literal('originate'), organisationId: organisationIdSchema, number: dialledNumberSchema }),
  z.object({
    type: z.literal('setState'),
    state: z.enum(['ready', 'paused', 'after-call', 'logged-out']),
    pauseReason: z.string().max(100),
  }),
  /**
   * Log in to or out of one of one's own queues. Into one while logged out: ready, in that one alone; out of the last:
   * logged out. Who logs out of all has forgotten it at the next log-in.
   */
  z.object({ type: z.literal('setQueueLogIn'), queueId: idSchema, isIn: z.boolean() }),
]);
export type LiveRequest = z.infer<typeof liveRequestSchema>;

/** Client → server. */
export const liveClientFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), requestId: idSchema, request: liveRequestSchema }),
  /** What is on this person's screens now, all of it; said again when it changes and after a new connection. */
  z.object({ type: z.literal('looking'), tickets: z.array(ticketLookSchema).max(looksMax) }),
  /** A gap was seen: send a new snapshot of this organisation. */
  z.object({ type: z.literal('resync'), organisationId: organisationIdSchema }),
]);
export type LiveClientFrame = z.infer<typeof liveClientFrameSchema>;
