import { z } from 'zod';
import { commandEnvelopeSchema, commandOutcomeSchema } from '../commands/envelope.ts';
import { idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { rowSchemas } from './kinds.ts';

const versionSchema = z.number().int().nonnegative();

/** Version seen per organisation. */
export const cursorsSchema = z.record(organisationIdSchema, versionSchema);
export type Cursors = z.infer<typeof cursorsSchema>;

/** Push: waiting commands of one client in order of `seq`. At most this many at once. */
export const pushLimit = 200;
export const pushRequestSchema = z.object({
  clientId: idSchema,
  commands: z.array(commandEnvelopeSchema).min(1).max(pushLimit),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

/** A push as the server takes it: each command is read by itself, as a broken one must not hold up the others. */
export const receivedPushSchema = pushRequestSchema.extend({
  commands: z
    .array(z.union([commandEnvelopeSchema, z.unknown()]))
    .min(1)
    .max(pushLimit),
});
export type ReceivedPush = z.infer<typeof receivedPushSchema>;

/**
 * One outcome per command, in order. A command whose `seq` is not the next expected stops the batch: the answer then
 * has fewer outcomes and `expectedSeq` says where to go on.
 */
export const pushResponseSchema = z.object({
  outcomes: z.array(commandOutcomeSchema),
  expectedSeq: z.number().int().positive(),
});
export type PushResponse = z.infer<typeof pushResponseSchema>;

export const rowKindSchema = z.enum(
  Object.keys(rowSchemas) as [keyof typeof rowSchemas, ...(keyof typeof rowSchemas)[]],
);

/** A row on its way: the row itself is parsed by the schema of its kind. */
export const changeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('put'), kind: rowKindSchema, row: z.unknown() }),
  /** Deleted, or no longer visible to this person; the client cannot tell which. */
  z.object({
    type: z.literal('remove'),
    kind: rowKindSchema,
    id: idSchema,
    organisationId: organisationIdSchema,
    version: versionSchema,
  }),
]);
export type Change = z.infer<typeof changeSchema>;
export const changesSchema = z.array(changeSchema);

/** Changes on their way: the JSON text of changesSchema. Nobody who passes them on need take them apart. */
const changesTextSchema = z.string();

export const pullRequestSchema = z.object({
  clientId: idSchema,
  /** Of the database the cursors belong to; null at the very first. */
  incarnation: idSchema.nullable(),
  /** accessFingerprint() under which the replica was filled. */
  access: z.string(),
  cursors: cursorsSchema,
  limit: z.number().int().min(1).max(5_000),
  schemaVersion: z.number().int().positive(),
});
export type PullRequest = z.infer<typeof pullRequestSchema>;

export const pullResponseSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('page'),
    incarnation: idSchema,
    changes: changesTextSchema,
    cursors: cursorsSchema,
    /** Last `seq` of this client whose effects are in the replica once this page is applied. */
    containedSeq: z.number().int().nonnegative(),
    more: z.boolean(),
    /** checksum() of `changes`. */
    checksum: z.string(),
  }),
  z.object({
    type: z.literal('snapshot-required'),
    reason: z.enum(['first', 'incarnation-changed', 'access-changed', 'behind-horizon', 'client-ahead']),
  }),
]);
export type PullResponse = z.infer<typeof pullResponseSchema>;

/**
 * Where a broken snapshot can go on: everything of the kinds before `kind`, and of `kind` the rows with an identifier of
 * `afterId` or greater, is held as of `cursors`. Rows of a kind come with descending identifiers: the newest first.
 */
export const snapshotResumeSchema = z.object({
  incarnation: idSchema,
  access: z.string(),
  cursors: cursorsSchema,
  kind: rowKindSchema,
  afterId: idSchema,
});
export type SnapshotResume = z.infer<typeof snapshotResumeSchema>;

export const snapshotRequestSchema = z.object({
  clientId: idSchema,
  schemaVersion: z.number().int().positive(),
  resume: snapshotResumeSchema.nullable(),
});
export type SnapshotRequest = z.infer<typeof snapshotRequestSchema>;

export const snapshotBeginSchema = z.object({
  type: z.literal('begin'),
  incarnation: idSchema,
  access: z.string(),
  cursors: cursorsSchema,
  containedSeq: z.number().int().nonnegative(),
  /** Rows the replica has in all once this stream has ended, those of a broken stream it resumes included. */
  total: z.number().int().nonnegative(),
  schemaVersion: z.number().int().positive(),
  /** False: nothing received before counts (first stream, or the place to go on from was not accepted). */
  resumed: z.boolean(),
});
export type SnapshotBegin = z.infer<typeof snapshotBeginSchema>;

/**
 * Snapshot: NDJSON lines, one version of everything the person may see. After a `rows` line come exactly `bytes` bytes:
 * `count` rows as JSON, each with a line feed, so that whoever passes them on or keeps them need not take them apart.
 */
export const snapshotLineSchema = z.discriminatedUnion('type', [
  snapshotBeginSchema,
  /** Only when resumed, right after `begin`: what has changed among the rows received before. `checksum`: checksum() of `changes`. */
  z.object({ type: z.literal('changes'), changes: changesTextSchema, checksum: z.string() }),
  z.object({
    type: z.literal('rows'),
    kind: rowKindSchema,
    count: z.number().int().positive(),
    bytes: z.number().int().positive(),
    /** CRC-32 (ISO 3309) of the bytes as eight hex digits. */
    checksum: z.string(),
  }),
  z.object({ type: z.literal('end'), total: z.number().int().nonnegative() }),
]);
export type SnapshotLine = z.infer<typeof snapshotLineSchema>;
