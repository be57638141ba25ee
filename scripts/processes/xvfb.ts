import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { SetupError } from '../setup/terminal.mjs';

/** An invisible X screen. */
export interface InvisibleScreen {
  /** Value for the environment variable DISPLAY. */
  readonly display: string;
  stop(): Promise<void>;
}

/** Starts Xvfb, which picks a free display number and tells it on a pipe once it accepts connections. */
export async function startXvfb(size = '1920x1080'): Promise<InvisibleScreen> {
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const exited = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(`exit code ${code}`));
  });
  const pipe = child.stdio[3] as Readable;
  const display = await Promise.race([
    once(pipe, 'data').then(([chunk]) => `:${String(chunk).trim()}`),
    exited.then((reason) => {
      throw new SetupError(`Xvfb did not start (${reason}).`, 'install it: apt-get install xvfb xauth');
    }),
  ]);
  return {
    display,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/**
 * Runs something with windows on an invisible screen, so that it neither needs a display nor disturbs the one there is.
 * `work` gets the environment for its processes; it is empty on systems without X11.
 */
export async function withInvisibleScreen<T>(
  work: (environment: Record<string, string>) => Promise<T>,
  size?: string,
): Promise<T> {
  if (process.platform !== 'linux') return await work({});
  const screen = await startXvfb(size);
  try {
    return await work({ DISPLAY: screen.display });
  } finally {
    await screen.stop();
  }
}
