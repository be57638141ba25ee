import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { isAbsent } from '../files/is-absent.ts';

const lengthSchema = z.object({ bytes: z.number().int().nonnegative(), lines: z.number().int().nonnegative() });
const markSchema = lengthSchema.extend({ checksum: z.number().int() });

/** How much of a journal is durable. */
export type JournalLength = z.infer<typeof lengthSchema>;

/** Longer than any mark, so that one written over another leaves nothing of it. */
const markBytes = 96;

function checksumOf({ bytes, lines }: JournalLength): number {
  return crc32(`${bytes} ${lines}`);
}

/**
 * A small file beside a journal that says how long it has been, so that one that was cut off between two lines is noticed.
 * Written after the journal is durable and without waiting for the disk: it may lag behind, it is never ahead. So a mark that is
 * gone or torn says nothing, and a journal shorter than its mark is damage.
 */
export class JournalMark {
  readonly #path: string;
  readonly #syncFolder: (folder: string) => Promise<void>;
  #handle: FileHandle | null = null;

  constructor(path: string, syncFolder: (folder: string) => Promise<void>) {
    this.#path = path;
    this.#syncFolder = syncFolder;
  }

  /** Returns the length last noted; null when none holds. Throws the system's error when there is one that cannot be read. */
  async read(): Promise<JournalLength | null> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
    const mark = markSchema.safeParse(parsed(text)).data;
    return mark !== undefined && mark.checksum === checksumOf(mark) ? { bytes: mark.bytes, lines: mark.lines } : null;
  }

  /** Notes a length that is durable. Throws the system's error. */
  async note(length: JournalLength): Promise<void> {
    this.#handle ??= await open(this.#path, 'w', 0o600);
    const text = JSON.stringify({ ...length, checksum: checksumOf(length) }).padEnd(markBytes);
    await this.#handle.write(text, 0);
  }

  /** Takes the mark away, durably: before a journal may become shorter. Throws the system's error. */
  async forget(): Promise<void> {
    await this.close();
    try {
      await rm(this.#path);
    } catch (error) {
      if (isAbsent(error)) return;
      throw error;
    }
    await this.#syncFolder(dirname(this.#path));
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await handle?.close();
  }
}

/** Returns the JSON of a mark; undefined for one that was torn. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
