import { z } from 'zod';
import { commandEnvelopeSchema, commandOutcomeSchema, refusedCommandSchema } from '../commands/envelope.ts';
import { idSchema } from '../identity/ids.ts';
import {
  cursorsSchema,
  pullResponseSchema,
  rowKindSchema,
  snapshotBeginSchema,
  snapshotResumeSchema,
} from '../sync/protocol.ts';
import { instantSchema } from '../time/instant.ts';
import { actorSchema } from '../users/roles.ts';

/**
 * Between main's sync client and the replica worker, over one MessagePort. Main moves batches and owns the journal; the
 * worker owns rows. Order is kept by the port.
 *
 * 1. main → hello; worker opens the profile's database → ready {cursors…}; main pushes, pulls.
 * 2. A person acts: worker judges on what it knows → append; main writes the journal, fsync → appended (or
 *    appendFailed); worker applies, answers the view "saved". A command journalled but never seen by the worker is in
 *    the next hello.
 * 3. main pushes → outcomes; the worker takes refused commands out of the replay and lists them as not carried out.
 * 4. main pulls → page; worker applies it with its cursors in one transaction, drops contained commands, replays the
 *    waiting ones → pageApplied; only then main asks for more.
 */
export const mainToWorkerSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    /** Names the database: one per API and person on this workstation. */
    profile: z.string().regex(/^[a-z0-9-]{1,100}$/),
    actor: actorSchema,
    clientId: idSchema,
    /** The greatest number this client id has given. */
    givenSeq: z.number().int().nonnegative(),
    /** The client ids this journal had before: rows that count by one of them, or by none, are its rows all the same. */
    formerClientIds: z.array(idSchema),
    /** Journalled, and not known to be contained in the replica or not answered; in order, with the outcome where known. */
    waiting: z.array(z.object({ envelope: commandEnvelopeSchema, outcome: commandOutcomeSchema.nullable() })),
    /** Refused and not yet discarded. */
    refused: z.array(refusedCommandSchema),
    /** The last that are neither: a page that had no answer asks for them again, of another window's worker say. */
    done: z.array(idSchema),
  }),
  z.object({ type: z.literal('appended'), requestId: idSchema, envelope: commandEnvelopeSchema }),
  z.object({ type: z.literal('appendFailed'), requestId: idSchema, reason: z.enum(['disk-full', 'write-failed']) }),
  z.object({ type: z.literal('outcomes'), outcomes: z.array(commandOutcomeSchema), at: instantSchema }),
  z.object({ type: z.literal('pull'), response: pullResponseSchema }),
  /** `resume`: what was asked for. With `begin.resumed` the stream goes on from there; what was received beyond it comes again. */
  z.object({ type: z.literal('snapshotBegin'), begin: snapshotBeginSchema, resume: snapshotResumeSchema.nullable() }),
  /** Only after a begin with `resumed`: JSON text, as in a page. The checksum has been verified. */
  z.object({ type: z.literal('snapshotChanges'), changes: z.string() }),
  /** `count` rows as JSON texts, each with a line feed, UTF-8, in descending order of identifier. The checksum has been verified. */
  z.object({
    type: z.literal('snapshotRows'),
    kind: rowKindSchema,
    count: z.number().int().positive(),
    bytes: z.instanceof(Uint8Array),
  }),
  z.object({ type: z.literal('snapshotEnd'), total: z.number().int().nonnegative() }),
  /** The stream broke. What was received is kept to go on from; rows that were in use before stay in use. */
  z.object({ type: z.literal('snapshotAborted') }),
]);
export type MainToWorker = z.infer<typeof mainToWorkerSchema>;

export const workerToMainSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    incarnation: idSchema.nullable(),
    access: z.string(),
    cursors: cursorsSchema,
    containedSeq: z.number().int().nonnegative(),
    /** The client id by which the rows know of more than the journal that said hello does; null while it is theirs, and whole. */
    lostJournal: idSchema.nullable(),
    /** A snapshot that broke off, to go on from. */
    incoming: snapshotResumeSchema.nullable(),
  }),
  z.object({
    type: z.literal('append'),
    requestId: idSchema,
    /** Also the identifier of the command. */
    name: z.string(),
    args: z.unknown(),
    at: instantSchema,
    /** The refused command that this one corrects: put aside in the same write. */
    replaces: idSchema.nullable(),
  }),
  /** Applied and stored; `containedSeq` lets main forget what the replica now holds. */
  z.object({
    type: z.literal('pageApplied'),
    cursors: cursorsSchema,
    incarnation: idSchema,
    access: z.string(),
    containedSeq: z.number().int().nonnegative(),
    more: z.boolean(),
  }),
  /** Rows of a snapshot stored so far, and where it could go on if it broke now (null: from the beginning). */
  z.object({
    type: z.literal('snapshotProgress'),
    done: z.number().int(),
    total: z.number().int(),
    incoming: snapshotResumeSchema.nullable(),
  }),
  /** Take a new snapshot: a checksum or a row did not hold, or too much has changed for pages of changes. */
  z.object({ type: z.literal('replicaDamaged'), cause: z.enum(['damaged', 'far-behind']), detail: z.string() }),
  z.object({ type: z.literal('discardRefused'), commandId: idSchema }),
  /** Something went wrong that the worker goes on without; for the log. */
  z.object({ type: z.literal('fault'), about: z.enum(['storage', 'drafts', 'rules']), detail: z.string() }),
]);
export type WorkerToMain = z.infer<typeof workerToMainSchema>;
