import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';

const ending = /\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Returns a path of its own beside the place, for the file while it is written. */
export function temporaryFor(place: string): string {
  return `${place}.${randomUUID()}.tmp`;
}

/** Whether a path is one that `temporaryFor` gives. */
export function isTemporary(path: string): boolean {
  return ending.test(path);
}

/**
 * A file that is written piece by piece under another name beside its place, and stands there only when it is whole. Readable by
 * the owner only. Whatever was there before stays until then; which of the two a crash leaves is sure only once the folder is
 * durable as well (`syncFolder`). Methods throw the system's error.
 */
export class GrowingFile {
  private readonly handle: FileHandle;
  private readonly temporary: string;
  private readonly place: string;
  private isOver = false;

  private constructor(handle: FileHandle, temporary: string, place: string) {
    this.handle = handle;
    this.temporary = temporary;
    this.place = place;
  }

  static async begin(place: string, temporary = temporaryFor(place)): Promise<GrowingFile> {
    return new GrowingFile(await open(temporary, 'wx', 0o600), temporary, place);
  }

  /** Adds the bytes at the end; wait for it before the next. */
  async write(bytes: string | Uint8Array): Promise<void> {
    await this.handle.writeFile(bytes);
  }

  /** Puts the file in its place. When that fails nothing is left of it. */
  async end(): Promise<void> {
    try {
      await this.handle.sync();
      await this.handle.close();
      await rename(this.temporary, this.place);
      this.isOver = true;
    } catch (error) {
      await this.giveUp();
      throw error;
    }
  }

  /** Leaves nothing behind; does nothing when it is over. */
  async giveUp(): Promise<void> {
    if (this.isOver) return;
    this.isOver = true;
    try {
      await this.handle.close();
    } finally {
      await rm(this.temporary, { force: true });
    }
  }
}
