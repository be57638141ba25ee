import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { explain, SetupError, say } from '../setup/terminal.mjs';
import { reportFolder } from '../test/steps.ts';
import { runTool } from '../test/tools.ts';
import { killAgainAndAgain } from './kills.ts';

const numberSchema = z.coerce.number().int();
const settingsSchema = z.object({
  histories: numberSchema.min(1).default(10_000),
  seed: numberSchema.optional(),
  path: z.string().optional(),
  kills: numberSchema.min(0).default(100),
});
type Settings = z.infer<typeof settingsSchema>;

function readSettings(args: string[]): Settings {
  const text = { type: 'string' } as const;
  const options = { histories: text, seed: text, path: text, kills: text };
  try {
    return settingsSchema.parse(parseArgs({ args, options }).values);
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), 'see npm run test:long -- --help');
  }
}

interface Share {
  readonly seed: number;
  readonly histories: number;
}

/** Every core gets a sequence of its own; a path belongs to one sequence and is lived through alone. */
function shares({ histories, seed, path }: Settings): Share[] {
  const first = seed ?? Math.floor(Math.random() * 2 ** 31);
  const runs = path === undefined ? Math.min(availableParallelism(), histories) : 1;
  return Array.from({ length: runs }, (_, index) => ({
    seed: first + index,
    histories: Math.ceil((histories - index) / runs),
  }));
}

async function liveThrough(share: Share, path: string | undefined, abort: AbortSignal): Promise<boolean> {
  const { exitCode, output } = await runTool(
    'vitest',
    ['run', '--project', 'convergence', 'random-histories-one', '--reporter=default'],
    {
      logFile: `${reportFolder}/long-${share.seed}.log`,
      env: {
        TEST_DATABASE_URL: '',
        CONVERGENCE_SEED: String(share.seed),
        CONVERGENCE_HISTORIES: String(share.histories),
        ...(path === undefined ? {} : { CONVERGENCE_PATH: path }),
      },
      abort,
    },
  );
  if (exitCode === 0) return true;
  const found = /\{ seed: (-?\d+), path: "([^"]+)"/.exec(output);
  say(
    found === null
      ? `the run with seed ${share.seed} failed: .cache/test/long-${share.seed}.log`
      : `again: npm run test:long -- --kills 0 --seed ${found[1]} --path ${found[2]}`,
  );
  for (const line of output.split('\n'))
    if (line.includes('broken promise')) process.stdout.write(`    ${line.trim()}\n`);
  return false;
}

try {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort());
  const settings = readSettings(process.argv.slice(2));
  await mkdir(reportFolder, { recursive: true });
  const runs = shares(settings);
  for (const { seed, histories } of runs) say(`${histories} histories from seed ${seed} …`);
  const held = await Promise.all(runs.map((share) => liveThrough(share, settings.path, asked.signal)));
  const survived =
    settings.path !== undefined || settings.kills === 0 || (await killAgainAndAgain(settings.kills, asked.signal));
  const isProven = survived && held.every((promise) => promise);
  process.stdout.write(isProven ? 'every promise was kept\n' : 'a promise was broken\n');
  process.exitCode = isProven ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
