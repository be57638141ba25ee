import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import type { ContentHash } from '#shared/attachments/schema.ts';
import type { AttachmentFetched } from '#shared/ipc/attachments.ts';
import { isAbsent } from '../files/is-absent.ts';
import { writeFaultOf } from '../journal/write-fault.ts';
import type { Logger } from '../log/logger.ts';
import { type AttachmentApi, UnreachableError } from './attachment-api.ts';
import type { BlobStore } from './blob-store.ts';
import { hashOfFile } from './hash-file.ts';

export interface DownloaderOptions {
  readonly store: BlobStore;
  readonly api: AttachmentApi;
  readonly log: Logger;
  readonly onChanged: () => void;
}

/** A file on its way here; `totalBytes` is 0 until the API has said. */
export interface Fetching {
  readonly hash: ContentHash;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

interface Running {
  readonly ending: AbortController;
  readonly result: Promise<AttachmentFetched>;
  progress: Fetching;
}

/** A line that says nothing for so long is dead. */
const silenceMilliseconds = 30_000;

/** The bytes on disk are not those of the hash. */
class WrongBytesError extends Error {}
/** The line broke while bytes came: going on from there may work at once. */
class BrokenLineError extends Error {}

/** Fetches files into the store: once for all who wait, going on where a line broke, verified before anybody gets them. */
export class Downloader {
  readonly #options: DownloaderOptions;
  readonly #running = new Map<ContentHash, Running>();

  constructor(options: DownloaderOptions) {
    this.#options = options;
  }

  get fetching(): Fetching[] {
    return [...this.#running.values()].map(({ progress }) => progress);
  }

  /** Fetches a file unless it is here; tells what became of it. Never throws. */
  fetch(hash: ContentHash): Promise<AttachmentFetched> {
    const running = this.#running.get(hash);
    if (running !== undefined) return running.result;
    const ending = new AbortController();
    const result = this.#run(hash, ending.signal).finally(() => {
      this.#running.delete(hash);
      this.#options.onChanged();
    });
    this.#running.set(hash, { ending, result, progress: { hash, doneBytes: 0, totalBytes: 0 } });
    return result;
  }

  cancel(hash: ContentHash): void {
    this.#running.get(hash)?.ending.abort();
  }

  /** Ends what is under way; what has come is kept to go on from. */
  async stop(): Promise<void> {
    const all = [...this.#running.values()];
    for (const { ending } of all) ending.abort();
    await Promise.all(all.map(({ result }) => result));
  }

  async #run(hash: ContentHash, signal: AbortSignal): Promise<AttachmentFetched> {
    const { store, log } = this.#options;
    if (await store.verify(hash)) return 'done';
    let wrongBytes = 0;
    let lastLength = -1;
    for (;;) {
      try {
        const status = await this.#receive(hash, signal);
        if (status === 404) return 'not-there-yet';
        if (status !== 200 && status !== 206) return 'failed';
        await this.#adopt(hash);
        return 'done';
      } catch (error) {
        if (signal.aborted) return 'cancelled';
        if (error instanceof UnreachableError) return 'offline';
        if (error instanceof WrongBytesError) {
          log.warning('download-damaged');
          wrongBytes += 1;
          if (wrongBytes === 2) return 'damaged';
        } else if (error instanceof BrokenLineError) {
          // Each try must bring something, or the line is taken as dead.
          const length = await lengthOf(store.partPathOf(hash));
          if (length <= lastLength) return 'offline';
          lastLength = length;
        } else {
          log.error('download-failed', error);
          return writeFaultOf(error) === 'disk-full' ? 'disk-full' : 'failed';
        }
      }
    }
  }

  async #receive(hash: ContentHash, signal: AbortSignal): Promise<number> {
    const { store, api } = this.#options;
    const part = store.partPathOf(hash);
    const from = await lengthOf(part);
    const response = await api.bytes(hash, from, signal);
    if (response.status === 416) {
      // More than the file has: begin anew.
      await response.body?.cancel();
      await rm(part, { force: true });
      throw new WrongBytesError();
    }
    if ((response.status !== 200 && response.status !== 206) || response.body === null) {
      await response.body?.cancel();
      return response.status;
    }
    const begin = response.status === 206 ? from : 0;
    const length = Number(response.headers.get('content-length') ?? 0);
    const file = await open(part, begin === 0 ? 'w' : 'a', 0o600);
    try {
      const received = await this.#write(hash, file, response.body, begin, begin + length);
      if (received < length) throw new BrokenLineError();
      await file.sync();
    } finally {
      await file.close();
    }
    return response.status;
  }

  async #write(
    hash: ContentHash,
    file: FileHandle,
    body: ReadableStream<Uint8Array>,
    begin: number,
    totalBytes: number,
  ): Promise<number> {
    const reader = body.getReader();
    let received = 0;
    try {
      for (;;) {
        const { done, value } = await readOrBreak(reader);
        if (done) return received;
        await file.appendFile(value);
        received += value.length;
        const running = this.#running.get(hash);
        if (running !== undefined) running.progress = { hash, doneBytes: begin + received, totalBytes };
        this.#options.onChanged();
      }
    } finally {
      // Ends the request when the disk, not the line, was what failed.
      await reader.cancel().catch(() => undefined);
    }
  }

  async #adopt(hash: ContentHash): Promise<void> {
    const { store } = this.#options;
    const part = store.partPathOf(hash);
    if ((await hashOfFile(part)) !== hash) {
      await rm(part, { force: true });
      throw new WrongBytesError();
    }
    await store.adopt(hash, part);
  }
}

async function readOrBreak(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new BrokenLineError()), silenceMilliseconds);
  });
  try {
    return await Promise.race([reader.read(), silence]);
  } catch {
    throw new BrokenLineError();
  } finally {
    clearTimeout(timer);
  }
}

async function lengthOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isAbsent(error)) return 0;
    throw error;
  }
}
