import { z } from 'zod';
import { languageSchema } from '#shared/ipc/types.ts';
import { roleSchema } from '#shared/users/roles.ts';

/** Whether the host names this very machine, so that plain HTTP cannot be overheard on the way. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

const apiUrlSchema = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
  .refine((url) => url.protocol === 'https:' || isLoopback(url.hostname), {
    error: 'plain http is only accepted for this machine; use https',
  })
  .refine((url) => url.username === '' && url.password === '', { error: 'must not carry a user name or password' })
  .transform((url) => `${url.origin}${url.pathname.replace(/\/+$/, '')}`);

const environmentSchema = z.object({
  VAXELBORD_API_URL: apiUrlSchema.prefault('http://127.0.0.1:8790'),
  VAXELBORD_PROFILE_DIR: z.string().min(1).optional(),
  VAXELBORD_LANG: languageSchema.optional(),
  VAXELBORD_DEMO_ROLE: roleSchema.optional(),
});

/** What the surroundings decide about this run of the application. */
export interface Environment {
  /** Without a trailing slash. */
  readonly apiUrl: string;
  readonly profileFolder: string | undefined;
  readonly language: z.infer<typeof languageSchema> | undefined;
  readonly demoRole: z.infer<typeof roleSchema> | undefined;
}

/** Returns the parsed environment; an empty variable counts as absent. Throws in words that name each wrong variable. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const { data } = parsed;
  return {
    apiUrl: data.VAXELBORD_API_URL,
    profileFolder: data.VAXELBORD_PROFILE_DIR,
    language: data.VAXELBORD_LANG,
    demoRole: data.VAXELBORD_DEMO_ROLE,
  };
}
