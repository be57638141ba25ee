import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const megabyte = 1024 * 1024;

/**
 * A disk of a few megabytes that a test fills and empties: a tmpfs in a mount namespace of its own. Root makes one as it
 * is; anybody else makes it inside a user namespace, so that neither root nor a clean-up after a crash is needed: the
 * disk goes when the process that holds it does. Linux only.
 */
export class SmallDisk {
  /** Where the disk is, as whoever runs `executable` sees it. */
  readonly folder: string;
  /** Electron, started where the disk is visible. */
  readonly executable: string;
  readonly #keeper: ChildProcess;
  readonly #fromOutside: string;

  private constructor(folder: string, executable: string, keeper: ChildProcess) {
    this.folder = folder;
    this.executable = executable;
    this.#keeper = keeper;
    this.#fromOutside = join('/proc', String(keeper.pid), 'root', folder);
  }

  /** Makes an empty disk below `parent`. Throws in the system's words when the machine allows no namespaces. */
  static async make(parent: string, megabytes: number): Promise<SmallDisk> {
    const folder = join(parent, 'small-disk');
    await mkdir(folder);
    const isRoot = process.getuid?.() === 0;
    const mount = 'mount -t tmpfs -o "size=$1m,mode=0700" tmpfs "$2" && echo mounted && exec cat';
    const options = isRoot ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
    const keeper = spawn('unshare', [...options, 'sh', '-c', mount, 'sh', String(megabytes), folder], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    keeper.stderr.on('data', (chunk) => {
      said += String(chunk);
    });
    const mounted = once(createInterface({ input: keeper.stdout }), 'line').then(() => true);
    const ended = once(keeper, 'exit').then(() => false);
    if (!(await Promise.race([mounted, ended]))) throw new Error(`No small disk could be made: ${said}`);
    const enter = ['--target', String(keeper.pid), '--mount', ...(isRoot ? [] : ['--user', '--preserve-credentials'])];
    const executable = join(parent, 'electron-on-small-disk');
    const electron = z.string().parse(createRequire(import.meta.url)('electron'));
    await writeFile(executable, `#!/bin/sh\nexec nsenter ${enter.join(' ')} -- '${electron}' "$@"\n`, { mode: 0o755 });
    return new SmallDisk(folder, executable, keeper);
  }

  /** Leaves not a byte free. */
  async fill(): Promise<void> {
    const handle = await open(join(this.#fromOutside, 'filling'), 'a');
    try {
      for (let bytes = megabyte; bytes >= 1; bytes = Math.floor(bytes / 2)) {
        while (await hasTaken(handle.write(Buffer.alloc(bytes)), bytes));
      }
    } finally {
      await handle.close();
    }
  }

  /** Gives the room back. */
  async makeRoom(): Promise<void> {
    await rm(join(this.#fromOutside, 'filling'));
  }

  /** Ends the disk with everything on it; whoever used it has ended before. */
  async remove(): Promise<void> {
    const ended = once(this.#keeper, 'exit');
    this.#keeper.stdin?.end();
    await ended;
  }
}

/** Whether a write went through whole; a disk with no room left is the one error that is wanted. */
async function hasTaken(writing: Promise<{ bytesWritten: number }>, bytes: number): Promise<boolean> {
  try {
    return (await writing).bytesWritten === bytes;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
