import { statfs } from 'node:fs/promises';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';

/** Often enough that a download of somebody else's is noticed before it has filled the disk. */
const everyMilliseconds = 30_000;

/** Eight of the largest attachments: time enough for a person to make room before anything is refused. */
const lowBytes = 2 * 1024 ** 3;

/** Of a small disk; what the system itself needs to go on well. */
const lowShare = 0.05;

/** One attachment of the largest size and the journal of some weeks: from here on room is kept for what people write. */
const criticalBytes = 300 * 1024 ** 2;

/** Room on a disk, in bytes. */
export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Returns the room there is for this user where the folder lies. Throws the system's error. */
export async function diskSpaceOf(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Returns what is said of a disk. */
export function diskStatusOf({ freeBytes, totalBytes }: DiskSpace): NonNullable<SyncStatus['disk']> {
  if (freeBytes < criticalBytes) return { freeBytes, level: 'critical' };
  const isLow = freeBytes < lowBytes || freeBytes < totalBytes * lowShare;
  return { freeBytes, level: isLow ? 'low' : 'ok' };
}

interface Options {
  readonly read: () => Promise<DiskSpace>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onDisk: (disk: SyncStatus['disk']) => void;
}

/** Watches the room on the disk that holds what people have done. */
export class DiskWatch {
  readonly #options: Options;
  #cancelNext: () => void = () => undefined;
  #stopped = false;
  #complained = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Looks now, and again after a while; also for whoever is about to write much, or has. */
  async check(): Promise<void> {
    const { read, clock, log, onDisk } = this.#options;
    this.#cancelNext();
    let disk: SyncStatus['disk'] = null;
    try {
      disk = diskStatusOf(await read());
    } catch (error) {
      // Not every file system says; writing itself tells in words when it fails.
      if (!this.#complained) log.error('disk-space-unknown', error);
      this.#complained = true;
    }
    if (this.#stopped) return;
    onDisk(disk);
    this.#cancelNext();
    this.#cancelNext = clock.after(everyMilliseconds, () => void this.check());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelNext();
  }
}
