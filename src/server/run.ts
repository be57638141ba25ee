import { readCommandLine, usage } from './options.ts';
import type { ServerOptions } from './start.ts';

export interface RunOptions {
  /** What a composition adds to the options of the command line. */
  extend?: (options: ServerOptions) => ServerOptions;
  /** More for the line that says where the API listens. */
  announce?: Record<string, string>;
}

/**
 * Runs the API as a process: reads command line and environment, prints one JSON line when it listens, and stops cleanly
 * at SIGTERM or SIGINT. A start that fails says why in words and exits with 1.
 */
export async function runServer({ extend = (options) => options, announce = {} }: RunOptions = {}): Promise<void> {
  const line = readCommandLine(process.argv.slice(2), process.env);
  if (line.type === 'help') {
    process.stdout.write(usage);
    return;
  }
  if (line.type === 'wrong') {
    process.stderr.write(`${line.words}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  let stopAsked = false;
  let stop = () => {
    stopAsked = true;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop());
  try {
    // Loaded only now, as it brings the whole server with it: help and a wrong option answer at once.
    const { startServer } = await import('./start.ts');
    const server = await startServer(extend(line.options));
    stop = () => {
      stop = () => undefined;
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`The API did not stop cleanly: ${String(error)}\n`);
          process.exit(1);
        },
      );
    };
    if (stopAsked) return stop();
    process.stdout.write(`${JSON.stringify({ event: 'listening', url: server.url, ...announce })}\n`);
  } catch (error) {
    process.stderr.write(
      `The central API could not start. ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
