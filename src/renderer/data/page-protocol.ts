import { z } from 'zod';
import { refusalCodeSchema } from '#shared/commands/refusal.ts';
import { idSchema } from '#shared/identity/ids.ts';
import { instantSchema } from '#shared/time/instant.ts';
import type { ExecuteResult } from './data-client.ts';
import { answerSchema, questionSchema } from './question.ts';

const watchIdSchema = z.number().int().positive();

/** Page → replica worker. */
export const pageToWorkerSchema = z.discriminatedUnion('type', [
  /** Comes with the port to main. */
  z.object({ type: z.literal('connect') }),
  /** Comes with the port to another window's page, which may ask everything but this and `connect`. */
  z.object({ type: z.literal('guest') }),
  z.object({ type: z.literal('ask'), watchId: watchIdSchema, question: questionSchema }),
  z.object({ type: z.literal('close'), watchId: watchIdSchema }),
  /** `requestId` becomes the command's identifier: asking twice (after a crash of the worker) does it once. */
  z.object({
    type: z.literal('execute'),
    requestId: idSchema,
    name: z.string(),
    args: z.unknown(),
    at: instantSchema,
    /** The refused command that this one corrects. */
    replaces: idSchema.nullable(),
  }),
  z.object({ type: z.literal('discardRefused'), requestId: idSchema, commandId: idSchema }),
  z.object({ type: z.literal('readDraft'), requestId: idSchema, key: z.string() }),
  z.object({ type: z.literal('listDrafts'), requestId: idSchema }),
  /** A null value deletes. */
  z.object({
    type: z.literal('writeDraft'),
    requestId: idSchema,
    key: z.string(),
    value: z.unknown(),
    savedAt: instantSchema,
  }),
]);
export type PageToWorker = z.infer<typeof pageToWorkerSchema>;

/** ExecuteResult on its way. */
export const executeResultSchema: z.ZodType<ExecuteResult> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('saved'), commandId: idSchema }),
  z.object({ status: z.literal('refused'), code: refusalCodeSchema, details: z.record(z.string(), z.string()) }),
  z.object({ status: z.literal('not-saved'), reason: z.enum(['disk-full', 'write-failed', 'not-ready']) }),
]);

/** Whether the rows on this workstation can be read and kept. */
export const replicaStateSchema = z.discriminatedUnion('type', [
  /** Nobody is signed in. */
  z.object({ type: z.literal('closed') }),
  z.object({ type: z.literal('opening') }),
  /** The worker of another window is still closing the database; this one goes on when it has. */
  z.object({ type: z.literal('other-window') }),
  /** `memoryOnly`: IndexedDB refuses writes, so rows and drafts live until the window closes; commands are still safe. */
  z.object({ type: z.literal('open'), memoryOnly: z.boolean() }),
  /** The worker could not be kept running. */
  z.object({ type: z.literal('failed'), detail: z.string() }),
]);
export type ReplicaState = z.infer<typeof replicaStateSchema>;

/** A draft as it lies on the workstation. */
export const storedDraftSchema = z.object({ key: z.string(), value: z.unknown(), savedAt: instantSchema });
export type StoredDraftEntry = z.infer<typeof storedDraftSchema>;

/** Replica worker → page. */
export const workerToPageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: replicaStateSchema }),
  /** Main has closed the port: other rights, or a worker that hung. A new worker begins anew with all that waits. */
  z.object({ type: z.literal('disconnected') }),
  z.object({ type: z.literal('answer'), watchId: watchIdSchema, answer: answerSchema }),
  z.object({ type: z.literal('executed'), requestId: idSchema, result: executeResultSchema }),
  /** Passed on to the journal; it comes back with a fault in the status when it could not be written there. */
  z.object({ type: z.literal('discarded'), requestId: idSchema }),
  z.object({
    type: z.literal('draft'),
    requestId: idSchema,
    draft: z.object({ value: z.unknown(), savedAt: instantSchema }).nullable(),
  }),
  z.object({ type: z.literal('drafts'), requestId: idSchema, drafts: z.array(storedDraftSchema) }),
  /** `savedAt` is null when it could not be stored. */
  z.object({ type: z.literal('draftWritten'), requestId: idSchema, savedAt: instantSchema.nullable() }),
  /** Another window has stored this; a null value deletes. */
  z.object({ type: z.literal('draftChanged'), key: z.string(), value: z.unknown(), savedAt: instantSchema }),
]);
export type WorkerToPage = z.infer<typeof workerToPageSchema>;
