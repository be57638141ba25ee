import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

const TAIL_LINES = 30;
const LARGEST_LOG_BYTES = 5_000_000;

/** How a process ended: its exit code, or the signal that ended it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Everything the process writes is appended here. */
  readonly logFile: string;
  readonly onLine?: (line: string) => void;
}

/** Opens a log for appending; one that has grown large becomes the one earlier file that is kept. */
function openLog(path: string): WriteStream {
  mkdirSync(dirname(path), { recursive: true });
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES) renameSync(path, `${path}.1`);
  return createWriteStream(path, { flags: 'a' });
}

/** A process of ours, with its output in a log file. It has its own process group: Ctrl-C reaches it only through us. */
export class Child {
  readonly exited: Promise<Exit>;
  readonly #process: ChildProcess;
  readonly #tail: string[] = [];
  #exit: Exit | undefined;

  constructor(options: ChildOptions) {
    const log = openLog(options.logFile);
    this.#process = spawn(options.command, options.args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        this.#tail.push(line);
        if (this.#tail.length > TAIL_LINES) this.#tail.shift();
        options.onLine?.(line);
      });
    }
    this.exited = new Promise((resolve) => {
      const end = (exit: Exit) => {
        this.#exit = exit;
        log.end();
        resolve(exit);
      };
      this.#process.on('error', (error) => {
        this.#tail.push(error.message);
        end({ code: 127, signal: null });
      });
      this.#process.on('close', (code, signal) => end({ code, signal }));
    });
  }

  get running(): boolean {
    return this.#exit === undefined;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** The last lines the process wrote, for a message about its failure. */
  get lastLines(): string {
    return this.#tail.join('\n');
  }

  /** Sends SIGKILL at once: the fault a test provokes. */
  async kill(): Promise<Exit> {
    this.#process.kill('SIGKILL');
    return await this.exited;
  }

  /** Asks the process to end and waits; after `graceMilliseconds` it is killed. */
  async stop(graceMilliseconds = 15_000): Promise<Exit> {
    if (this.#exit !== undefined) return this.#exit;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), graceMilliseconds);
    const exit = await this.exited;
    clearTimeout(timer);
    return exit;
  }
}
