import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { organisationIdSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';
import { connectorKindSchema, connectorStateSchema } from './schema.ts';

/** Where and as whom to connect to an Asterisk; the secret goes one way only. */
const asteriskSettingsSchema = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  username: z.string().trim().min(1).max(100),
  /** The part of the dialplan that numbers are dialled in. */
  context: z.string().trim().min(1).max(80),
  /** The part of the dialplan that parking spaces are dialled in. */
  parkedContext: z.string().trim().min(1).max(80),
});

/**
 * The number that whoever is called sees, by the queue that calls (its identifier) or else its organisation (its key). E.164. Only told to
 * exchanges that ask for it; without one the exchange shows its own.
 */
const callerIdsSchema = z.record(z.string().max(100), z.string().regex(/^\+[1-9]\d{3,14}$/));
export type CallerIds = z.infer<typeof callerIdsSchema>;

const connectorNameSchema = z.string().trim().min(1).max(100);

/** A connector as an administrator fills it in. `secret`: null keeps the one that is there. */
export const connectorSettingsSchema = z
  .object({
    name: connectorNameSchema,
    kind: connectorKindSchema,
    /** The first is home for called numbers that lead nowhere. */
    organisationIds: z.array(organisationIdSchema).min(1).max(100),
    active: z.boolean(),
    callerIds: callerIdsSchema.default({}),
    asterisk: asteriskSettingsSchema.extend({ secret: z.string().min(1).max(200).nullable() }).nullable(),
  })
  .refine(({ kind, asterisk }) => (kind === 'asterisk') === (asterisk !== null), { path: ['asterisk'] });
export type ConnectorSettings = z.infer<typeof connectorSettingsSchema>;

/** A connector as an administrator sees it. */
export const keptConnectorSchema = z.object({
  id: idSchema,
  name: connectorNameSchema,
  kind: connectorKindSchema,
  organisationIds: z.array(organisationIdSchema),
  active: z.boolean(),
  callerIds: callerIdsSchema,
  asterisk: asteriskSettingsSchema.nullable(),
  /** How it is; null while it is not active. */
  state: connectorStateSchema.nullable(),
  /** What the exchange, or the way there, last said was wrong. */
  problem: z.string(),
});
export type KeptConnector = z.infer<typeof keptConnectorSchema>;

/** What a connector told, and what became of it. */
export const connectorLogEntrySchema = z.object({
  /** Counts up in the order they came. */
  id: z.number().int(),
  at: instantSchema,
  event: z.string(),
  externalId: z.string().nullable(),
  result: z.enum(['changed', 'ignored', 'refused']),
  reason: z.string().nullable(),
});
export type ConnectorLogEntry = z.infer<typeof connectorLogEntrySchema>;

/** Answer to a change. `path`: where the exchange pushes to, with its token; told once and never again. */
export const connectorSavedSchema = z.object({ connector: keptConnectorSchema, path: z.string().nullable() });
export type ConnectorSaved = z.infer<typeof connectorSavedSchema>;

/** What an administrator asks about connectors. */
export const connectorQuestionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list') }),
  z.object({ type: z.literal('log'), id: idSchema }),
  /** `id` null: a new one. */
  z.object({ type: z.literal('save'), id: idSchema.nullable(), settings: connectorSettingsSchema }),
  /** A new token; the one before holds no more. */
  z.object({ type: z.literal('renewToken'), id: idSchema }),
]);
export type ConnectorQuestion = z.infer<typeof connectorQuestionSchema>;

/** What came back. Text id `connectors.problem.<reason>` when it failed. */
export const connectorAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list'), connectors: z.array(keptConnectorSchema) }),
  z.object({ type: z.literal('log'), entries: z.array(connectorLogEntrySchema) }),
  z.object({ type: z.literal('saved'), saved: connectorSavedSchema }),
  z.object({ type: z.literal('failed'), reason: z.enum(['unreachable', 'not-permitted', 'invalid', 'failed']) }),
]);
export type ConnectorAnswer = z.infer<typeof connectorAnswerSchema>;
