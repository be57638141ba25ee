import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { languages } from '#shared/i18n/languages.ts';
import { roleSchema } from '#shared/users/roles.ts';
import { inRoot } from '../setup/paths.mjs';
import { SetupError } from '../setup/terminal.mjs';

/** Port of the central API when none is given. */
const DEFAULT_PORT = 8790;

const optionsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  data: z
    .string()
    .min(1)
    .default(inRoot('.data'))
    .transform((path) => resolve(path)),
  lang: z.enum(languages).optional(),
  role: roleSchema.optional(),
  api: z.url({ protocol: /^https?$/ }).optional(),
  'no-demo-pbx': z.boolean().default(false),
  xvfb: z.boolean().default(false),
});

/** Options of `npm start`, parsed. */
export type StartOptions = z.infer<typeof optionsSchema>;

/** Parses the command line of `npm start`. Throws in words when an option is unknown or has a value it cannot have. */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = {
    port: text,
    data: text,
    lang: text,
    role: text,
    api: text,
    'no-demo-pbx': flag,
    xvfb: flag,
  };
  const advice = 'see npm start -- --help';
  let values: Record<string, unknown>;
  try {
    values = parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), advice);
  }
  const parsed = optionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
  throw new SetupError(issues.join('; '), advice);
}
