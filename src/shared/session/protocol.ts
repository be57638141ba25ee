import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { actorSchema, roleSchema } from '../users/roles.ts';

/** GET /api/v1/server: what a client must know before it signs in. */
export const serverInfoSchema = z.object({
  product: z.literal('vaxelbord'),
  version: z.string(),
  incarnation: idSchema,
  schemaVersion: z.number().int().positive(),
  oldestAcceptedSchemaVersion: z.number().int().positive(),
  /** Clients keep what was acknowledged for so long at least: a server put back from a backup gets it again. */
  backupIntervalHours: z.number().int().positive().default(72),
  /** Only with demonstration data: accounts to try, shown on the sign-in page. */
  demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), name: z.string(), role: roleSchema })),
});
export type ServerInfo = z.infer<typeof serverInfoSchema>;

/** POST /api/v1/session */
export const signInRequestSchema = z.object({
  username: z.string().trim().min(1).max(200),
  password: z.string().min(1).max(1_000),
  /** Shown in the device list, "arbetsstation VX-12". */
  deviceName: z.string().min(1).max(200),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** Answer to sign-in and to POST /api/v1/session/refresh. Times in seconds from now. */
export const sessionTokensSchema = z.object({
  accessToken: z.string().min(1),
  accessExpiresIn: z.number().int().positive(),
  refreshToken: z.string().min(1),
  refreshExpiresIn: z.number().int().positive(),
  actor: actorSchema,
});
export type SessionTokens = z.infer<typeof sessionTokensSchema>;

export const refreshRequestSchema = z.object({ refreshToken: z.string().min(1).max(1_000) });

/** Body of every error answer of the API (except Open311 and CTI, whose formats are not ours). Never a stack trace. */
export const apiErrorSchema = z.object({
  error: z.enum([
    'invalid-request',
    'wrong-credentials',
    'too-many-attempts',
    'not-signed-in',
    'session-expired',
    'not-permitted',
    'not-found',
    'too-large',
    'schema-version',
    'unavailable',
    'internal',
  ]),
  /** For a person reading logs; never shown as is. */
  message: z.string(),
  /** Names the request in the server's log. */
  requestId: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
  /** Field problems of `invalid-request`. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ApiError = z.infer<typeof apiErrorSchema>;
