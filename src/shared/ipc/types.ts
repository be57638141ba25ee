import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { instantSchema } from '../time/instant.ts';
import { actorSchema, roleSchema } from '../users/roles.ts';

export const languageSchema = z.enum(['sv', 'en']);
export type Language = z.infer<typeof languageSchema>;

export const themeSchema = z.enum(['system', 'light', 'dark', 'high-contrast']);
export type Theme = z.infer<typeof themeSchema>;

export const settingsSchema = z.object({
  language: languageSchema,
  theme: themeSchema,
  /** Whether the system shows what concerns the person while no window is in front. */
  notifications: z.boolean(),
  /** Whether a small window shows who calls while no window is in front. */
  callWindow: z.boolean(),
  /** Keys chosen instead of the first ones, by person and by the label of what they do. */
  chosenKeys: z.record(idSchema, z.record(z.string().max(100), z.string().max(30))),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Who is signed in on this workstation, or why nobody is. */
export const sessionStateSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('signed-out'), reason: z.enum(['first', 'signed-out', 'expired', 'revoked']) }),
  z.object({
    type: z.literal('signed-in'),
    actor: actorSchema,
    /** Unlocked with the local password check while the API could not be reached; syncing waits for the API. */
    offline: z.boolean(),
    /** False: no key store on this machine, the session ends with the application. */
    remembered: z.boolean(),
  }),
]);
export type SessionState = z.infer<typeof sessionStateSchema>;

/** Why signing in failed; text id `signIn.error.<code>`. */
export const signInErrorSchema = z.enum([
  'wrong-credentials',
  'too-many-attempts',
  'unreachable',
  'schema-version',
  'server-error',
  'never-signed-in-here',
]);
export type SignInError = z.infer<typeof signInErrorSchema>;

export const signInResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: signInErrorSchema, retryAfterSeconds: z.number().nullable() }),
]);
export type SignInResult = z.infer<typeof signInResultSchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  apiUrl: z.string(),
  /** Preselects a demonstration account on the sign-in page. */
  demoRole: roleSchema.nullable(),
  platform: z.string(),
  logFolder: z.string(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** What the top line says about synchronisation. */
export const syncStatusSchema = z.object({
  connection: z.discriminatedUnion('type', [
    z.object({ type: z.literal('connecting') }),
    z.object({ type: z.literal('online') }),
    z.object({ type: z.literal('offline'), since: instantSchema }),
    /** Was online, and has not answered lately: it may be busy, hang or be gone. */
    z.object({ type: z.literal('silent'), since: instantSchema }),
    /** The API answers, but not us: sign in again, or update the application. What is unsent stays. */
    z.object({ type: z.literal('blocked'), reason: z.enum(['session-expired', 'schema-version']) }),
  ]),
  unsent: z.number().int().nonnegative(),
  refused: z.number().int().nonnegative(),
  /** While the replica is filled: rows stored of rows in all. */
  snapshot: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /**
   * The working copy of someone who has worked here before was missing, damaged or too old and is being fetched anew; what
   * was saved is in the journal. Null again once the copy is whole.
   */
  rebuilding: z.enum(['missing', 'damaged', 'far-behind', 'restored-server']).nullable(),
  /** Files still to be sent, their bytes, and how many the API refused. */
  attachments: z.object({
    waiting: z.number().int().nonnegative(),
    waitingBytes: z.number().nonnegative(),
    refused: z.number().int().nonnegative(),
  }),
  /** Room on the disk that holds the journal: `low` is a warning, under `critical` no files are added. Null: not known. */
  disk: z.object({ freeBytes: z.number().nonnegative(), level: z.enum(['ok', 'low', 'critical']) }).nullable(),
  /**
   * The first unsent command, when the API answers but takes it in no way, however often it is sent. Those after it wait
   * for it; nothing is dropped.
   */
  heldUp: z
    .object({
      commandId: idSchema,
      name: z.string(),
      since: instantSchema,
      /** HTTP status of the last answer. */
      status: z.number().int(),
    })
    .nullable(),
  /** Lines of the journal were found damaged or gone, lately: what they held may be missing. `lines` is 0 where nobody knows how many. A copy is kept beside it. */
  journalDamage: z.object({ at: instantSchema, copy: z.string(), lines: z.number().int().nonnegative() }).nullable(),
  lastPulledAt: instantSchema.nullable(),
  /** The journal cannot be written (full disk, permissions): nothing new can be saved, and the person must know. */
  journalFault: z.string().nullable(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;
