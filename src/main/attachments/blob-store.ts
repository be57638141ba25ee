import { readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentHash, contentHashSchema } from '#shared/attachments/schema.ts';
import type { TransferRefusal } from '#shared/ipc/attachments.ts';
import type { Clock } from '../clock.ts';
import { isAbsent } from '../files/is-absent.ts';
import { readJsonFile, syncFolder, writeAtomically } from '../files/write-atomically.ts';
import type { Logger } from '../log/logger.ts';
import { type BlobState, blobStateSchema } from './blob-state.ts';
import { hashOf, hashOfFile } from './hash-file.ts';

/** Writes a file so that it is there, whole, after any crash. */
export type WriteDurably = (file: string, content: string | Uint8Array) => Promise<void>;

export interface BlobStoreOptions {
  /** Of the profile; files lie in `blobs` below it. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly write?: WriteDurably;
  /** Bytes beyond which files that the API has are removed, the longest unused first. */
  readonly quotaBytes?: number;
}

const defaultQuotaBytes = 2 * 1024 ** 3;

/** Days a sent file stays in any case: an API put back from a backup may ask for it again. */
export const keptAfterSendingDays = 30;
/** Days after which nobody goes on with a download that broke. */
const keptPartDays = 7;
const day = 86_400_000;

/**
 * Files by the hash of their bytes, in the profile's folder. The state is written before the bytes: bytes without a state
 * are taken as unsent, so that no order of crash loses a file a person was told is kept.
 */
export class BlobStore {
  readonly #options: BlobStoreOptions;
  readonly #folder: string;
  readonly #write: WriteDurably;
  readonly #states = new Map<ContentHash, BlobState>();

  private constructor(options: BlobStoreOptions) {
    this.#options = options;
    this.#folder = join(options.folder, 'blobs');
    this.#write = options.write ?? writeAtomically;
  }

  /** Reads what is kept, and puts right what a crash left half done. Throws the system's error. */
  static async open(options: BlobStoreOptions): Promise<BlobStore> {
    const store = new BlobStore(options);
    await store.#read();
    return store;
  }

  /** Every file here that is still to reach the API, smallest first. */
  waiting(): BlobState[] {
    return this.#inState('waiting').sort((one, other) => one.size - other.size);
  }

  refused(): BlobState[] {
    return this.#inState('refused');
  }

  /** Files sent so lately that an API put back from a backup may have lost them. */
  sentLately(): BlobState[] {
    const earliest = this.#options.clock.now() - keptAfterSendingDays * day;
    return this.#inState('sent').filter((state) => Date.parse(state.since) > earliest);
  }

  stateOf(hash: ContentHash): BlobState | undefined {
    return this.#states.get(hash);
  }

  pathOf(hash: ContentHash): string {
    return join(this.#folder, hash);
  }

  /** Where a download gathers its bytes until they are whole. */
  partPathOf(hash: ContentHash): string {
    return join(this.#folder, `${hash}.part`);
  }

  /** Keeps bytes to be sent; resolves when they are durable. The same bytes again are one file. Throws the system's error. */
  async keep(bytes: Uint8Array): Promise<ContentHash> {
    const hash = hashOf(bytes);
    const isHere = this.#states.has(hash) && (await this.#isWhole(hash));
    const before = this.#states.get(hash);
    if (isHere && before?.state === 'waiting') return hash;
    await this.#set({ ...this.#newState(hash, bytes.length), state: 'waiting' });
    if (isHere) return hash;
    try {
      await this.#write(this.pathOf(hash), bytes);
    } catch (error) {
      if (before === undefined) await this.#forget(hash);
      else await this.#set(before);
      throw error;
    }
    return hash;
  }

  /** Takes over a file that a download has made whole and verified. Throws the system's error. */
  async adopt(hash: ContentHash, part: string): Promise<void> {
    const size = await sizeOf(part);
    if (size === null) throw new Error('a download has no file');
    await this.#set({ ...this.#newState(hash, size), state: 'fetched' });
    await rename(part, this.pathOf(hash));
    await syncFolder(this.#folder);
    await this.#makeRoom();
  }

  /** Returns the bytes, verified; null when they are not here. Damaged bytes that the API has are removed, to be fetched. */
  async read(hash: ContentHash): Promise<Buffer | null> {
    if (!this.#states.has(hash)) return null;
    try {
      const bytes = await readFile(this.pathOf(hash));
      if (hashOf(bytes) === hash) {
        await this.#use(hash);
        return bytes;
      }
      await this.#damaged(hash);
    } catch (error) {
      this.#options.log.error('blob-unreadable', error);
    }
    return null;
  }

  /** Whether the file is here and its bytes are what they should be. */
  async verify(hash: ContentHash): Promise<boolean> {
    if (!this.#states.has(hash)) return false;
    try {
      if ((await hashOfFile(this.pathOf(hash))) === hash) {
        await this.#use(hash);
        return true;
      }
      await this.#damaged(hash);
    } catch (error) {
      this.#options.log.error('blob-unreadable', error);
    }
    return false;
  }

  async noteUploadUrl(hash: ContentHash, uploadUrl: string | null): Promise<void> {
    const state = this.#states.get(hash);
    if (state !== undefined && state.uploadUrl !== uploadUrl) await this.#set({ ...state, uploadUrl });
  }

  async noteSent(hash: ContentHash): Promise<void> {
    await this.#change(hash, { state: 'sent', uploadUrl: null, refusedBecause: null });
  }

  async noteWaiting(hash: ContentHash): Promise<void> {
    await this.#change(hash, { state: 'waiting', uploadUrl: null, refusedBecause: null });
  }

  async noteRefused(hash: ContentHash, refusedBecause: TransferRefusal): Promise<void> {
    await this.#change(hash, { state: 'refused', uploadUrl: null, refusedBecause });
  }

  /** A file that is damaged, missing or cannot be read is not whole: whoever has the bytes writes them anew. */
  async #isWhole(hash: ContentHash): Promise<boolean> {
    return await hashOfFile(this.pathOf(hash)).then(
      (found) => found === hash,
      () => false,
    );
  }

  #inState(state: BlobState['state']): BlobState[] {
    return [...this.#states.values()].filter((one) => one.state === state);
  }

  #newState(hash: ContentHash, size: number): Omit<BlobState, 'state'> {
    return { format: 1, hash, size, uploadUrl: null, refusedBecause: null, since: this.#now() };
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }

  async #change(hash: ContentHash, change: Partial<BlobState>): Promise<void> {
    const state = this.#states.get(hash);
    if (state !== undefined) await this.#set({ ...state, ...change, since: this.#now() });
  }

  async #set(state: BlobState): Promise<void> {
    await this.#write(join(this.#folder, `${state.hash}.json`), JSON.stringify(state));
    this.#states.set(state.hash, state);
  }

  async #forget(hash: ContentHash): Promise<void> {
    this.#states.delete(hash);
    await rm(this.pathOf(hash), { force: true });
    await rm(join(this.#folder, `${hash}.json`), { force: true });
  }

  /** What the API has can be fetched anew. What only this workstation has is left as it is, for whoever can mend it. */
  async #damaged(hash: ContentHash): Promise<void> {
    this.#options.log.warning('blob-damaged', { state: this.#states.get(hash)?.state ?? '' });
    const state = this.#states.get(hash)?.state;
    if (state === 'sent' || state === 'fetched') await this.#forget(hash);
    else await this.noteRefused(hash, 'damaged');
  }

  /** The time of the last use is the file's own: kept over restarts without a write of ours that must be durable. */
  async #use(hash: ContentHash): Promise<void> {
    const now = this.#options.clock.now() / 1_000;
    await utimes(this.pathOf(hash), now, now);
  }

  async #makeRoom(): Promise<void> {
    const { quotaBytes = defaultQuotaBytes } = this.#options;
    let excess = [...this.#states.values()].reduce((sum, { size }) => sum + size, -quotaBytes);
    if (excess <= 0) return;
    const lately = new Set(this.sentLately().map(({ hash }) => hash));
    const removable = [...this.#inState('fetched'), ...this.#inState('sent')].filter(({ hash }) => !lately.has(hash));
    const used = await Promise.all(
      removable.map(async (state) => ({ state, at: await lastUse(this.pathOf(state.hash)) })),
    );
    for (const { state } of used.sort((one, other) => one.at - other.at)) {
      if (excess <= 0) return;
      await this.#forget(state.hash);
      excess -= state.size;
    }
  }

  async #read(): Promise<void> {
    const { clock, log } = this.#options;
    await this.#ensureFolder();
    const names = await readdir(this.#folder);
    const files = new Set(names.filter((name) => contentHashSchema.safeParse(name).success));
    for (const name of names) {
      const file = join(this.#folder, name);
      const isOldPart = name.endsWith('.part') && (await lastUse(file)) < clock.now() - keptPartDays * day;
      if (isOldPart || name.endsWith('.tmp')) await rm(file, { force: true });
      if (!name.endsWith('.json')) continue;
      const state = await readJsonFile(file, blobStateSchema).catch((error: unknown) => {
        log.error('blob-state-unreadable', error);
        return null;
      });
      const fits = state !== null && `${state.hash}.json` === name && files.has(state.hash);
      if (fits) this.#states.set(state.hash, state);
      else await rm(file, { force: true });
    }
    for (const hash of files) {
      if (this.#states.has(hash)) continue;
      const size = await sizeOf(this.pathOf(hash));
      if (size === null || size === 0) await rm(this.pathOf(hash), { force: true });
      else await this.#set({ ...this.#newState(hash, size), state: 'waiting' });
    }
  }

  /** The folder's own name must be as durable as what lies in it. */
  async #ensureFolder(): Promise<void> {
    const marker = join(this.#folder, 'format');
    if ((await sizeOf(marker)) !== null) return;
    await writeAtomically(marker, '1\n');
    await syncFolder(this.#options.folder);
  }
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function lastUse(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    // A file that cannot be looked at goes first.
    return 0;
  }
}
