import { access, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../log/logger.ts';
import { isTemporary } from './growing-file.ts';
import { readJsonFile, writeAtomically } from './write-atomically.ts';

const pathsSchema = z.array(z.string().refine(isTemporary)).max(1_000);

/**
 * Remembers which temporary files stand in people's own folders, so that those of a process that was killed are removed at the
 * next start: an export holds personal data.
 */
export class UnfinishedFiles {
  readonly #file: string;
  readonly #log: Logger;
  readonly #paths = new Set<string>();
  #written: Promise<void> = Promise.resolve();

  /** `folder`: where this workstation keeps the list. */
  constructor(folder: string, log: Logger) {
    this.#file = join(folder, 'unfinished-files.json');
    this.#log = log;
  }

  /**
   * Removes what the last run left. What cannot be removed now (a disk that is not there, for which a start does not wait) is
   * tried again at the next start.
   */
  async removeLeft(): Promise<void> {
    try {
      const left = (await readJsonFile(this.#file, pathsSchema)) ?? [];
      for (const path of left) this.#paths.add(path);
      for (const path of left) await this.#remove(path);
    } catch (error) {
      this.#log.error('unfinished-files-unreadable', error);
    }
  }

  /** Resolves when it is remembered that the file is about to be. A list that cannot be written is logged and hinders nobody. */
  begun(temporary: string): Promise<void> {
    this.#paths.add(temporary);
    return this.#write();
  }

  /** The file is gone, or stands under its own name. */
  over(temporary: string): Promise<void> {
    this.#paths.delete(temporary);
    return this.#write();
  }

  async #remove(path: string): Promise<void> {
    try {
      // Without its folder (a disk that is not there now) nobody can say that the file is gone.
      await access(dirname(path));
      await rm(path, { force: true });
    } catch (error) {
      this.#log.error('unfinished-file-not-removed', error);
      return;
    }
    await this.over(path);
  }

  #write(): Promise<void> {
    this.#written = this.#written.then(async () => {
      try {
        await writeAtomically(this.#file, JSON.stringify([...this.#paths]));
      } catch (error) {
        this.#log.error('unfinished-files-unwritten', error);
      }
    });
    return this.#written;
  }
}
