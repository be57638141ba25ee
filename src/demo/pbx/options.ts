import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultSeed } from '../data/demo-data.ts';

export const usage = `Växelbord's demonstration telephone exchange: sends calls to a central API with demonstration data.

  --api URL          the central API                               (required)
  --token TOKEN      token of the exchange at the API              (required)
  --rate NUMBER      calls per hour                                (40)
  --colleagues SHARE share of calls that colleagues answer, 0 to 1 (0.5)
  --seed NUMBER      seed of the demonstration data                (${defaultSeed})
  --once             one call, then end when it is over
  --help             this text
`;

const optionsSchema = z.object({
  api: z.url({ protocol: /^https?$/ }),
  token: z.string().min(1),
  rate: z.coerce.number().positive().max(3_600).default(40),
  colleagues: z.coerce.number().min(0).max(1).default(0.5),
  seed: z.coerce.number().int().default(defaultSeed),
  once: z.boolean().default(false),
});

/** How the exchange is asked to behave. */
export type PbxOptions = z.infer<typeof optionsSchema>;

export type PbxCommandLine =
  | { type: 'help' }
  | { type: 'wrong'; words: string }
  | { type: 'start'; options: PbxOptions };

/** Returns how to start by the command line, or what is wrong with it, in words. */
export function readCommandLine(args: string[]): PbxCommandLine {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args,
      options: { api: text, token: text, rate: text, colleagues: text, seed: text, once: flag, help: flag },
    });
    if (values.help === true) return { type: 'help' };
    const parsed = optionsSchema.safeParse(values);
    if (parsed.success) return { type: 'start', options: parsed.data };
    const words = parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n');
    return { type: 'wrong', words };
  } catch (error) {
    return { type: 'wrong', words: error instanceof Error ? error.message : String(error) };
  }
}
