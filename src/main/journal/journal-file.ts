import { type FileHandle, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isAbsent } from '../files/is-absent.ts';
import { removeLeftovers, replaceFile, syncFolder } from '../files/write-atomically.ts';
import { JournalMark } from './journal-mark.ts';
import { type JournalReading, readJournal } from './read-journal.ts';
import { encodeRecord, type JournalRecord } from './record.ts';

/** The writes a journal needs from the machine; tests put a failing disk in its place. */
export interface Disk {
  write(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void>;
  sync(handle: FileHandle): Promise<void>;
  /** Throws when the old file is left. */
  replace(file: string, content: Uint8Array): Promise<void>;
  /** Makes the names in a folder durable. */
  syncFolder(folder: string): Promise<void>;
}

/** The new file is there, but a crash may still bring the old one back: what is written behind it could be lost. */
export class ReplacementInDoubt extends Error {
  override readonly name = 'ReplacementInDoubt';
}

export const realDisk: Disk = {
  write: async (handle, bytes, position) => {
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
      written += bytesWritten;
    }
  },
  sync: (handle) => handle.datasync(),
  replace: replaceFile,
  syncFolder,
};

/** A file of records that only grows, is cut back after a failed write, or is replaced whole. Not safe for two writers. */
export class JournalFile {
  readonly #path: string;
  readonly #disk: Disk;
  #handle: FileHandle | null = null;
  readonly #mark: JournalMark;
  #goodBytes = 0;
  #lines = 0;
  /** Lines are missing, as only the mark knows. */
  #isCut = false;
  /** A failed write may have left something behind the good bytes. */
  #needsCut = false;

  constructor(path: string, disk: Disk) {
    this.#path = path;
    this.#disk = disk;
    // What a machine that dies does to the journal is for `disk` to say; the mark only follows.
    this.#mark = new JournalMark(`${path}.mark`, syncFolder);
  }

  /** Length in bytes of what is known to be good. */
  get size(): number {
    return this.#goodBytes;
  }

  /** Removes what a replacement that was cut short left behind. Throws the system's error. */
  async sweep(): Promise<void> {
    await removeLeftovers(this.#path);
  }

  /**
   * Reads what is there; null when there is no file yet. One that is gone, as its mark says, is read as one without lines.
   * Throws the system's error when it cannot be read.
   */
  async read(): Promise<JournalReading | null> {
    const found = await this.#content();
    if (found === null && (await this.#mark.read()) === null) return null;
    const content = found ?? new Uint8Array();
    const reading = readJournal(content);
    this.#goodBytes = reading.goodBytes;
    this.#lines = reading.records.length + reading.damagedLines;
    this.#needsCut = content.length > reading.goodBytes;
    const missing = await this.#missingLines();
    this.#isCut = missing > 0;
    return { ...reading, damagedLines: reading.damagedLines + missing };
  }

  /** Returns the bytes of the file; null when there is none. Throws the system's error when they cannot be read. */
  async #content(): Promise<Uint8Array | null> {
    try {
      return await readFile(this.#path);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  /** How many lines there were that are not there any more; 0 while the file is as long as it has ever been said to be. */
  async #missingLines(): Promise<number> {
    const mark = await this.#mark.read();
    return mark === null || mark.bytes <= this.#goodBytes ? 0 : Math.max(1, mark.lines - this.#lines);
  }

  /** Notes how long the file is, beside it and without waiting for the disk; after what was saved has been said to be. */
  async note(): Promise<void> {
    await this.#mark.note({ bytes: this.#goodBytes, lines: this.#lines });
  }

  /** Keeps a durable copy of the file as it is, empty when it is gone, for whoever has to find out what happened. Returns the copy's name. */
  async quarantine(name: string): Promise<string> {
    const copy = `${this.#path}.${name}`;
    await writeFile(copy, (await this.#content()) ?? '', { mode: 0o600 });
    const handle = await open(copy, 'r+');
    await handle.sync().finally(() => handle.close());
    await syncFolder(dirname(copy));
    return basename(copy);
  }

  /** Writes records behind the good ones; resolves when they are durable. When it throws, none of them count. */
  async append(records: readonly JournalRecord[]): Promise<void> {
    const bytes = Buffer.concat(records.map(encodeRecord));
    const handle = await this.#open();
    if (this.#needsCut) {
      await handle.truncate(this.#goodBytes);
      this.#needsCut = false;
    }
    try {
      this.#needsCut = true;
      await this.#disk.write(handle, bytes, this.#goodBytes);
      await this.#disk.sync(handle);
      this.#goodBytes += bytes.length;
      this.#lines += records.length;
      this.#needsCut = false;
    } catch (error) {
      await this.#cutBack(handle);
      throw error;
    }
  }

  /** Replaces all records; after any crash either the old or the new ones are there. Throws ReplacementInDoubt, or the system's error when nothing is replaced. */
  async replace(records: readonly JournalRecord[]): Promise<void> {
    const bytes = Buffer.concat(records.map(encodeRecord));
    await this.close();
    // What tells of a loss stays until the file itself tells of it: told twice is better than never.
    if (!this.#isCut) await this.#mark.forget();
    await this.#disk.replace(this.#path, bytes);
    this.#isCut = false;
    this.#goodBytes = bytes.length;
    this.#lines = records.length;
    this.#needsCut = false;
    await this.#disk.syncFolder(dirname(this.#path)).catch((cause: unknown) => {
      throw new ReplacementInDoubt('the folder of the journal could not be made durable', { cause });
    });
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
    await this.#mark.close();
  }

  async #open(): Promise<FileHandle> {
    if (this.#handle === null) {
      // Not in append mode: a position must be kept so that a failed write can be written over.
      this.#handle = await open(this.#path, 'r+').catch(async (error: unknown) => {
        if (!isAbsent(error)) throw error;
        return await this.#create();
      });
    }
    return this.#handle;
  }

  /** Makes the file, in folders that are durable as well. What cannot be made so is taken away: the next append tries again. */
  async #create(): Promise<FileHandle> {
    const folder = dirname(this.#path);
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    const created = await open(this.#path, 'wx+', 0o600);
    try {
      await this.#disk.syncFolder(folder);
      for (let made = folder; first !== undefined && made.length >= first.length; made = dirname(made)) {
        await this.#disk.syncFolder(dirname(made));
      }
      return created;
    } catch (error) {
      await created.close();
      await rm(first ?? this.#path, { recursive: first !== undefined, force: true });
      throw error;
    }
  }

  /** Takes back what a failed write left. When even that fails, the next append tries again before it writes. */
  async #cutBack(handle: FileHandle): Promise<void> {
    try {
      await handle.truncate(this.#goodBytes);
      await handle.datasync();
      this.#needsCut = false;
    } catch {
      this.#needsCut = true;
    }
  }
}
