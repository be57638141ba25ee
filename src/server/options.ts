import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { logLevelSchema } from './http/logger.ts';
import type { ServerOptions } from './start.ts';

export const usage = `Växelbord's central API.

  --port NUMBER   port to listen on, 0 for any free one     (VAXELBORD_PORT, 8790)
  --host ADDRESS  address to listen on                       (VAXELBORD_HOST, 127.0.0.1)
  --data FOLDER   folder of the embedded database            (VAXELBORD_DATA, ~/.local/share/vaxelbord)
  --restored      the database was put back from a backup: every workstation fetches all anew and sends again
                  what the backup does not have; for the first start after it only
  --help          this text

Environment:
  DATABASE_URL           a PostgreSQL 15 or newer instead of the embedded one
  VAXELBORD_LOG_LEVEL    debug, info, warn, error or silent  (info)
  VAXELBORD_CALL_LIMIT_MINUTES  end a call that has no end after so many minutes  (240)
  VAXELBORD_BACKUP_INTERVAL_HOURS  workstations keep answered commands for so long, to send them again to a server put
                         back from a backup: no less than the time between two backups, and the time to notice  (72)
  VAXELBORD_TOMBSTONE_DAYS  who has been away longer fetches everything anew  (60)
  VAXELBORD_SECRET_KEY   16 characters or more that the secrets of telephone exchanges are sealed with in the database;
                         every process of an installation needs the same one
  VAXELBORD_TRUST_PROXY  true behind a load balancer that sets X-Forwarded-For
`;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** A whole number in digits: a blank is no zero, and neither 0x10 nor 1e3 is what somebody meant. */
const digits = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);
const atLeastOne = digits.pipe(z.number().int().min(1));

/** Each setting as whoever starts the API writes it. */
const writtenAs = {
  port: '--port (VAXELBORD_PORT)',
  host: '--host (VAXELBORD_HOST)',
  data: '--data (VAXELBORD_DATA)',
  databaseUrl: 'DATABASE_URL',
  logLevel: 'VAXELBORD_LOG_LEVEL',
  trustProxy: 'VAXELBORD_TRUST_PROXY',
  callLimitMinutes: 'VAXELBORD_CALL_LIMIT_MINUTES',
  backupIntervalHours: 'VAXELBORD_BACKUP_INTERVAL_HOURS',
  tombstoneDays: 'VAXELBORD_TOMBSTONE_DAYS',
  secretKey: 'VAXELBORD_SECRET_KEY',
} as const satisfies Readonly<Record<keyof z.infer<typeof settingsSchema>, string>>;

const settingsSchema = z.object({
  port: digits.pipe(z.number().int().max(65_535)).default(8_790),
  host: z.string().min(1).default('127.0.0.1'),
  data: z
    .string()
    .min(1)
    .default(join(homedir(), '.local', 'share', 'vaxelbord')),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  logLevel: logLevelSchema.default('info'),
  trustProxy: flag.default(false),
  callLimitMinutes: atLeastOne.default(240),
  backupIntervalHours: atLeastOne.default(72),
  tombstoneDays: atLeastOne.default(60),
  secretKey: z.string().min(16, 'must have at least 16 characters').optional(),
});

/** What the command line asks for. */
export type CommandLine =
  | { type: 'help' }
  | { type: 'wrong'; words: string }
  | { type: 'start'; options: ServerOptions };

/** An empty variable means the same as none. */
const given = (text: string | undefined) => (text === '' ? undefined : text);

function nameOf(setting: PropertyKey | undefined): string {
  return Object.entries(writtenAs).find(([name]) => name === setting)?.[1] ?? String(setting);
}

/** Returns how to start by the command line and the environment (the command line wins), or what is wrong, in words. */
export function readCommandLine(args: string[], env: Record<string, string | undefined>): CommandLine {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        restored: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return { type: 'help' };
    const { databaseUrl, data, secretKey, ...settings } = settingsSchema.parse({
      port: values.port ?? given(env.VAXELBORD_PORT),
      host: values.host ?? given(env.VAXELBORD_HOST),
      data: values.data ?? given(env.VAXELBORD_DATA),
      databaseUrl: given(env.DATABASE_URL),
      logLevel: given(env.VAXELBORD_LOG_LEVEL),
      trustProxy: given(env.VAXELBORD_TRUST_PROXY),
      callLimitMinutes: given(env.VAXELBORD_CALL_LIMIT_MINUTES),
      backupIntervalHours: given(env.VAXELBORD_BACKUP_INTERVAL_HOURS),
      tombstoneDays: given(env.VAXELBORD_TOMBSTONE_DAYS),
      secretKey: given(env.VAXELBORD_SECRET_KEY),
    });
    const database = databaseUrl === undefined ? { folder: data } : { address: { connectionString: databaseUrl } };
    return {
      type: 'start',
      options: {
        ...settings,
        ...(secretKey !== undefined && { secretKey }),
        database,
        restored: values.restored ?? false,
      },
    };
  } catch (error) {
    if (error instanceof z.ZodError) {
      return {
        type: 'wrong',
        words: error.issues.map(({ path, message }) => `${nameOf(path[0])}: ${message}`).join('\n'),
      };
    }
    return { type: 'wrong', words: error instanceof Error ? error.message : String(error) };
  }
}
