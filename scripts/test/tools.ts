import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';

/** JavaScript entry points of the tools, run on the pinned Node without a shell between. */
const TOOLS = {
  biome: ['@biomejs', 'biome', 'bin', 'biome'],
  depcruise: ['dependency-cruiser', 'bin', 'dependency-cruiser.mjs'],
  tsc: ['typescript', 'bin', 'tsc'],
  vitest: ['vitest', 'vitest.mjs'],
  playwright: ['@playwright', 'test', 'cli.js'],
} as const;

export interface ToolRun {
  readonly exitCode: number;
  readonly output: string;
}

export interface ToolOptions {
  readonly logFile: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where it runs; the repository when left out. */
  readonly cwd?: string;
  /** The lines it lets through are also shown as they come. */
  readonly live?: (line: string) => boolean;
  /** Interrupts the tool and everything it started, as Ctrl-C would. */
  readonly abort: AbortSignal;
}

/** What a tool gets to close what it opened, before it is killed. */
const GRACE_MILLISECONDS = 20_000;

function interruptOnAbort(child: ChildProcess, abort: AbortSignal): void {
  const signalAll = (signal: NodeJS.Signals) => {
    if (child.pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
    } catch (error) {
      // Nobody of the group is left: that is what was wanted.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  const interrupt = () => {
    signalAll('SIGINT');
    const timer = setTimeout(() => signalAll('SIGKILL'), GRACE_MILLISECONDS);
    child.once('close', () => clearTimeout(timer));
  };
  if (abort.aborted) interrupt();
  abort.addEventListener('abort', interrupt);
  child.once('close', () => abort.removeEventListener('abort', interrupt));
}

/** Runs a development tool; its whole output goes to `logFile`. */
export function runTool(tool: keyof typeof TOOLS, args: readonly string[], options: ToolOptions): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot('node_modules', ...TOOLS[tool]), ...args], {
      cwd: options.cwd ?? inRoot(),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that an interruption reaches all of it exactly once.
      detached: process.platform !== 'win32',
    });
    interruptOnAbort(child, options.abort);
    const log = createWriteStream(options.logFile);
    let output = '';
    let line = '';
    const take = (chunk: Buffer) => {
      const text = chunk.toString();
      output += text;
      log.write(text);
      const lines = (line + text).split('\n');
      line = lines.pop() ?? '';
      for (const whole of lines) if (options.live?.(whole)) process.stdout.write(`    ${whole.trimEnd()}\n`);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => {
      log.end();
      resolve({ exitCode: code ?? 1, output });
    });
  });
}
