import { z } from 'zod';
import { inRoot, pinnedNode } from '../setup/paths.mjs';
import { SetupError } from '../setup/terminal.mjs';
import { Child } from './child.ts';

/** Enough for the first start, which creates the database and fills it with demonstration data on a slow machine. */
const READY_MILLISECONDS = 180_000;

const listeningSchema = z.object({
  event: z.literal('listening'),
  url: z.url(),
  /** Present with demonstration data: the token of the demonstration telephone exchange. */
  ctiToken: z.string().optional(),
});

export interface ApiOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly data: string;
  readonly demo: boolean;
  readonly logFile: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Gives the start up: the process is stopped and the start fails. */
  readonly abort?: AbortSignal;
}

/** A running central API. */
export interface ApiProcess {
  readonly url: string;
  readonly ctiToken: string | undefined;
  readonly child: Child;
}

function parseListening(line: string): z.infer<typeof listeningSchema> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return listeningSchema.safeParse(JSON.parse(line)).data;
  } catch {
    // Half a line or another format: not the announcement, and it stands in the log already.
    return undefined;
  }
}

/**
 * Starts the central API (with `demo`, src/demo/server.ts: the same API composed with demonstration data) and waits
 * until it says where it listens. Throws with its own words when it ends instead.
 */
export async function startApi(options: ApiOptions): Promise<ApiProcess> {
  const entry = options.demo ? 'src/demo/server.ts' : 'src/server/main.ts';
  const args = [entry, '--port', String(options.port), '--data', options.data];
  let announce: (found: z.infer<typeof listeningSchema>) => void = () => undefined;
  const announced = new Promise<z.infer<typeof listeningSchema>>((resolve) => {
    announce = resolve;
  });
  const child = new Child({
    command: pinnedNode,
    args,
    cwd: inRoot(),
    env: options.env ?? {},
    logFile: options.logFile,
    onLine: (line) => {
      const found = parseListening(line);
      if (found !== undefined) announce(found);
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), READY_MILLISECONDS);
  });
  const given = new Promise<'given up'>((resolve) => {
    options.abort?.addEventListener('abort', () => resolve('given up'));
  });
  const outcome = await Promise.race([announced, child.exited.then(() => 'ended' as const), late, given]);
  clearTimeout(timer);
  if (outcome === 'given up') {
    await child.stop();
    throw new SetupError('the start of the central API was interrupted.', 'start again when you like.');
  }
  if (outcome === 'ended' || outcome === 'late') {
    await child.stop();
    const what =
      outcome === 'ended' ? 'ended before it was ready' : `was not ready within ${READY_MILLISECONDS / 1000} s`;
    throw new SetupError(
      `the central API ${what}. Its last words:\n${child.lastLines}`,
      `correct what it names; its whole log is ${options.logFile}`,
    );
  }
  return { url: outcome.url, ctiToken: outcome.ctiToken, child };
}
