import { type FileHandle, truncate } from 'node:fs/promises';
import { type Disk, realDisk } from '../journal/journal-file.ts';

/** The process is gone: nothing after this happens. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/**
 * A disk under a journal whose process, or machine, dies at a chosen operation: before a write, in the middle of it, before
 * its fsync (of what was written only a part is found afterwards), after it, before or after a replacement.
 */
export class MortalDisk implements Disk {
  readonly #path: string;
  /** Part of an unsynchronised write that survives, 0 to 1. */
  readonly #survives: number;
  #operationsLeft: number;
  #unsynced: { from: number; length: number } | null = null;

  constructor(path: string, operations: number, survives: number) {
    this.#path = path;
    this.#operationsLeft = operations;
    this.#survives = survives;
  }

  get isDead(): boolean {
    return this.#operationsLeft < 0;
  }

  async write(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
    await this.#step();
    await realDisk.write(handle, bytes, position);
    this.#unsynced = { from: position, length: bytes.length };
  }

  async sync(handle: FileHandle): Promise<void> {
    await this.#step();
    await realDisk.sync(handle);
    this.#unsynced = null;
    await this.#step();
  }

  async replace(file: string, content: Uint8Array): Promise<void> {
    await this.#step();
    await realDisk.replace(file, content);
    await this.#step();
  }

  async syncFolder(folder: string): Promise<void> {
    await realDisk.syncFolder(folder);
    await this.#step();
  }

  async #step(): Promise<void> {
    if (this.isDead) throw new Killed();
    this.#operationsLeft -= 1;
    if (!this.isDead) return;
    if (this.#unsynced !== null) {
      const { from, length } = this.#unsynced;
      await truncate(this.#path, from + Math.floor(length * this.#survives));
    }
    throw new Killed();
  }
}
