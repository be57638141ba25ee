import { z } from 'zod';
import { callSchema } from '../calls/schema.ts';
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
  offered: z.number().int().nonnegative(),
  answered: z.number().int().nonnegative(),
  answeredWithin: z.number().int().nonnegative(),
  abandoned: z.number().int().nonnegative(),
  abandonedWithin: z.number().int().nonnegative(),
  serviceLevelPercent: z.number().nullable(),
  averageAnswerSeconds: z.number().nullable(),
  longestAnsweredSeconds: z.number().nullable(),
  longestAbandonedSeconds: z.number().nullable(),
});
export type QueueFigures = z.infer<typeof queueFiguresSchema>;

/** One thing that became different; a call with `endedAt` leaves the live picture. */
export const liveChangeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), call: callSchema }),
  z.object({ type: z.literal('agent'), agent: agentStateSchema }),
  z.object({ type: z.literal('figures'), figures: queueFiguresSchema }),
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
    /** Text id `live.<error>` when not ok. */
    error: z.enum(['call-not-found', 'call-already-answered', 'call-ended', 'not-permitted', 'invalid']).nullable(),
  }),
]);
export type LiveServerFrame = z.infer<typeof liveServerFrameSchema>;

/** What a person asks of the live side; needs the network, so it is never put in the outbox. */
export const liveRequestSchema = z.discriminatedUnion('type', [
  /** Take this waiting call. Where a connector can, it connects the agent's phone; else it is marked as answered here. */
  z.object({ type: z.literal('answer'), callId: idSchema }),
  z.object({ type: z.literal('hangUp'), callId: idSchema }),
  z.object({
    type: z.literal('setState'),
    state: z.enum(['ready', 'paused', 'after-call', 'logged-out']),
    pauseReason: z.string().max(100),
  }),
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
