import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { recipientSchema } from '../messages/schema.ts';
import { organisationIdSchema, rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';
import { ticketImpactSchema, ticketUrgencySchema } from './impact.ts';

export const ticketKindSchema = z.enum([
  'incident',
  'service-request',
  'question',
  'complaint',
  'major-incident',
  'maintenance',
]);
export type TicketKind = z.infer<typeof ticketKindSchema>;

export const ticketChannelSchema = z.enum(['phone', 'email', 'portal', 'walk-in', 'on-site']);
export type TicketChannel = z.infer<typeof ticketChannelSchema>;

export const ticketPrioritySchema = z.enum(['critical', 'high', 'normal', 'low']);
export type TicketPriority = z.infer<typeof ticketPrioritySchema>;

export const ticketStatusSchema = z.enum([
  'new',
  'in-progress',
  'waiting-for-user',
  'waiting-for-supplier',
  'waiting-for-delivery',
  'resolved',
  'closed',
]);
export type TicketStatus = z.infer<typeof ticketStatusSchema>;

/** Why a ticket was closed. */
export const ticketClosingSchema = z.enum(['solved', 'missing-information', 'merged', 'withdrawn']);
export type TicketClosing = z.infer<typeof ticketClosingSchema>;

/** One answered question of a fault-report script, in the order it was asked; questions off the path are never stored. */
export const scriptAnswerSchema = z.object({ stepId: z.string(), question: z.string(), answer: z.string() });
export type ScriptAnswer = z.infer<typeof scriptAnswerSchema>;

/** Who was told of the result: one of those the ticket names, or somebody else by name. */
export const feedbackRecipientSchema = z.enum(['requester', 'affected', 'other']);
export type FeedbackRecipient = z.infer<typeof feedbackRecipientSchema>;

/** How, when and to whom the result was told (återkoppling), or why nobody was; required before closing. */
export const ticketFeedbackSchema = z.object({
  how: z.enum(['phone', 'email', 'in-person', 'not-needed']),
  to: feedbackRecipientSchema.default('requester'),
  /** The name of somebody else; empty for those whom the ticket names. */
  toName: z.string().max(200).default(''),
  /** What was said, or why nobody had to be told. */
  note: z.string().max(2_000),
  at: instantSchema,
});
export type TicketFeedback = z.infer<typeof ticketFeedbackSchema>;

export const ticketSchema = rowBaseSchema.extend({
  /** "BUR-3041", given by the server; null until then (see localTicketNumber). */
  number: z.string().nullable(),
  /** Numbers it had in other organisations, the last one last: people go on asking by them. */
  formerNumbers: z.array(z.string()),
  kind: ticketKindSchema,
  channel: ticketChannelSchema,
  title: z.string().min(1),
  description: z.string(),
  requesterPersonId: idSchema.nullable(),
  /** Name and number as given, also for people who are not in the directory. */
  requesterName: z.string(),
  requesterPhone: z.string(),
  /** Where a requester who is not in the directory gets answers; empty when they left none. */
  requesterEmail: z.string().default(''),
  unitId: idSchema.nullable(),
  /** Where it is, in the requester's words: an address, a room; empty when the unit tells enough. */
  place: z.string().default(''),
  serviceId: idSchema.nullable(),
  deviceId: idSchema.nullable(),
  priority: ticketPrioritySchema,
  status: ticketStatusSchema,
  groupId: idSchema.nullable(),
  assigneeUserId: idSchema.nullable(),
  createdByUserId: idSchema,
  /** When it was reported to us, also if the server heard of it later. */
  createdAt: instantSchema,
  updatedAt: instantSchema,
  dueAt: instantSchema.nullable(),
  resolvedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  resolution: z.string(),
  feedback: ticketFeedbackSchema.nullable(),
  callId: idSchema.nullable(),
  scriptId: idSchema.nullable(),
  scriptAnswers: z.array(scriptAnswerSchema),
  /** Whom it concerns, when somebody else reported it. */
  affectedPersonId: idSchema.nullable(),
  /** What the priority follows from; null when it was chosen directly. */
  impact: ticketImpactSchema.nullable(),
  urgency: ticketUrgencySchema.nullable(),
  /** Why the priority is another than impact and urgency give; empty when it is not. */
  priorityReason: z.string(),
  tagIds: z.array(idSchema),
  supplierId: idSchema.nullable(),
  /** The supplier's own number of the matter. */
  supplierReference: z.string(),
  /** When the supplier got it. */
  supplierSince: instantSchema.nullable(),
  /** Until when the supplier has promised to be ready, while it waits for them. */
  supplierDueAt: instantSchema.nullable().default(null),
  /** The ticket this one is a part of, or the major incident that caused it. */
  parentId: idSchema.nullable(),
  /** How many tickets have this one as their parent. */
  partCount: z.number().int().nonnegative(),
  relatedIds: z.array(idSchema),
  mergedIntoId: idSchema.nullable(),
  statusBeforeMerge: ticketStatusSchema.nullable(),
  /** The article that solved it. */
  articleId: idSchema.nullable(),
  /** When a maintenance window begins and ends. */
  plannedFrom: instantSchema.nullable(),
  plannedTo: instantSchema.nullable(),
  /** What everybody who answers calls tells about a major incident or maintenance. */
  announcement: z.string(),
  /** Until when the first answer and the start of work are promised, as `dueAt` is for the solution. */
  answerDueAt: instantSchema.nullable(),
  startDueAt: instantSchema.nullable(),
  answeredAt: instantSchema.nullable(),
  startedAt: instantSchema.nullable(),
  /** When the clock of the service level stood still, in order; only the last can be without end. */
  pauses: z.array(z.object({ from: instantSchema, to: instantSchema.nullable() })),
  /** Since when it waits for the user, and when they were reminded since then. */
  waitingSince: instantSchema.nullable(),
  remindedAt: z.array(instantSchema),
  closedBecause: ticketClosingSchema.nullable(),
  minutesSpent: z.number().int().nonnegative(),
  /**
   * The level it is judged by, and the agreement that says so (null: the catalogue did), as they were when service and
   * customer were set: a later change of either promises this ticket nothing else. Without a level the service's goes.
   */
  serviceLevelId: idSchema.nullable().default(null),
  agreementId: idSchema.nullable().default(null),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** An e-mail address somebody left, or nothing. */
export const leftEmailSchema = z.union([z.literal(''), z.email().max(254)]);

/** The longest place of a ticket that a command takes. */
export const ticketPlaceMax = 200;

/** What a ticket's life fills in, of a ticket that nobody has done anything with yet. */
export const untouchedTicket = {
  requesterEmail: '',
  place: '',
  number: null,
  formerNumbers: [],
  resolvedAt: null,
  closedAt: null,
  resolution: '',
  feedback: null,
  affectedPersonId: null,
  impact: null,
  urgency: null,
  priorityReason: '',
  tagIds: [],
  supplierId: null,
  supplierReference: '',
  supplierSince: null,
  supplierDueAt: null,
  parentId: null,
  partCount: 0,
  relatedIds: [],
  mergedIntoId: null,
  statusBeforeMerge: null,
  articleId: null,
  plannedFrom: null,
  plannedTo: null,
  announcement: '',
  answerDueAt: null,
  startDueAt: null,
  answeredAt: null,
  startedAt: null,
  pauses: [],
  waitingSince: null,
  remindedAt: [],
  closedBecause: null,
  minutesSpent: 0,
  serviceLevelId: null,
  agreementId: null,
} satisfies Partial<Ticket>;

/** Time somebody spent on a ticket; negative puts a mistake right. */
export const ticketTimeSchema = rowBaseSchema.extend({
  ticketId: idSchema,
  userId: idSchema,
  at: instantSchema,
  minutes: z.number().int(),
  note: z.string().max(2_000),
});
export type TicketTime = z.infer<typeof ticketTimeSchema>;

/** Files that one note may come with. */
export const noteAttachmentsMax = 50;

export const ticketNoteSchema = rowBaseSchema.extend({
  ticketId: idSchema,
  authorUserId: idSchema,
  body: z.string().min(1),
  visibility: z.enum(['internal', 'outward']),
  /** Files that came with the note. */
  attachmentIds: z.array(idSchema).max(noteAttachmentsMax),
  createdAt: instantSchema,
  /**
   * Whom an outward note was sent to, and how far it has come; null when it was sent to nobody. No name or address, which
   * would have to go when somebody becomes protected.
   */
  delivery: recipientSchema
    .pick({ personId: true, state: true, stateAt: true, failure: true, detail: true })
    .nullable()
    .default(null),
});
export type TicketNote = z.infer<typeof ticketNoteSchema>;

/** A change in a ticket's history; the timeline is made of these, the notes, the call and the loans. */
export const ticketEventSchema = rowBaseSchema.extend({
  ticketId: idSchema,
  userId: idSchema,
  at: instantSchema,
  change: z.discriminatedUnion('type', [
    z.object({ type: z.literal('created') }),
    z.object({ type: z.literal('status'), from: ticketStatusSchema, to: ticketStatusSchema }),
    z.object({ type: z.literal('assignment'), groupId: idSchema.nullable(), assigneeUserId: idSchema.nullable() }),
    z.object({
      type: z.literal('fields'),
      fields: z.array(
        z.object({
          field: z.string(),
          from: z.string(),
          to: z.string(),
          /** Another person's value, never seen by this one, was replaced. */
          unseen: z.boolean(),
        }),
      ),
    }),
    z.object({ type: z.literal('loan'), loanId: idSchema }),
    /** Spare parts taken for it, or put back; in words, as not everybody who sees the ticket sees the stock. */
    z.object({
      type: z.literal('part'),
      what: z.enum(['taken', 'returned']),
      movementId: idSchema,
      name: z.string(),
      unit: z.string(),
      quantity: z.number().int().positive(),
    }),
    z.object({ type: z.literal('attachment-removed'), name: z.string() }),
    /** The ticket came from another organisation, under another number. */
    z.object({ type: z.literal('linked'), ticketId: idSchema }),
    z.object({ type: z.literal('unlinked'), ticketId: idSchema }),
    z.object({ type: z.literal('parent'), parentId: idSchema.nullable() }),
    z.object({ type: z.literal('merged'), intoId: idSchema }),
    z.object({ type: z.literal('took-in'), ticketId: idSchema }),
    z.object({ type: z.literal('unmerged'), fromId: idSchema }),
    /** A part of it became a ticket of its own; at that one: what it came out of. */
    z.object({ type: z.literal('split'), ticketId: idSchema }),
    z.object({ type: z.literal('split-from'), ticketId: idSchema }),
    z.object({ type: z.literal('moved'), from: organisationIdSchema, number: z.string().nullable() }),
  ]),
});
export type TicketEvent = z.infer<typeof ticketEventSchema>;
