import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentHash, largestAttachment } from '#shared/attachments/schema.ts';
import type { AttachmentFetched, AttachmentTransfer, KeptAttachment } from '#shared/ipc/attachments.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { Clock } from '../clock.ts';
import { writeFaultOf } from '../journal/write-fault.ts';
import type { Logger } from '../log/logger.ts';
import type { AttachmentApi } from './attachment-api.ts';
import { BlobStore } from './blob-store.ts';
import { Downloader } from './downloader.ts';
import { mayBeOpened, safeFileName } from './file-names.ts';
import { pictureTypeOf } from './picture-type.ts';
import { Uploader } from './uploader.ts';

export interface DeskAttachmentsOptions {
  /** Of the profile. */
  readonly folder: string;
  readonly api: AttachmentApi;
  readonly clock: Clock;
  readonly log: Logger;
  /** A small JPEG of a picture, or null. */
  readonly makeThumbnail: (bytes: Uint8Array) => Uint8Array | null;
  /** Whether there is so little room that the journal needs it. */
  readonly isDiskCritical: () => boolean;
  readonly onTransfers: (transfers: AttachmentTransfer[]) => void;
  readonly onStatus: (status: SyncStatus['attachments']) => void;
}

interface Parts {
  readonly store: BlobStore;
  readonly uploader: Uploader;
  readonly downloader: Downloader;
}

interface NamedFile {
  readonly hash: ContentHash;
  readonly name: string;
}

const tellMilliseconds = 250;

/** The files of whoever is signed in: kept, sent, fetched, opened. */
export class DeskAttachments {
  readonly #options: DeskAttachmentsOptions;
  /** Null when the folder cannot be read: the log says why, and every question gets an answer in words. */
  readonly #opened: Promise<Parts | null>;
  #parts: Parts | null = null;
  #scheduled: (() => void) | null = null;
  #stopped = false;

  constructor(options: DeskAttachmentsOptions) {
    this.#options = options;
    this.#opened = this.#open().catch((error: unknown) => {
      options.log.error('attachments-not-opened', error);
      return null;
    });
  }

  /** Keeps a file, durably, and begins to send it. Never throws: a reason in words otherwise. */
  async keep(bytes: Uint8Array): Promise<KeptAttachment> {
    const { log, isDiskCritical } = this.#options;
    if (bytes.length === 0) return { ok: false, reason: 'empty' };
    if (bytes.length > largestAttachment) return { ok: false, reason: 'too-large' };
    if (isDiskCritical()) return { ok: false, reason: 'disk-critical' };
    const parts = await this.#opened;
    if (parts === null) return { ok: false, reason: 'write-failed' };
    try {
      const hash = await parts.store.keep(bytes);
      const thumbnailHash = await this.#keepThumbnail(parts.store, bytes);
      return { ok: true, hash, size: bytes.length, thumbnailHash };
    } catch (error) {
      log.error('attachment-not-kept', error);
      return { ok: false, reason: writeFaultOf(error) };
    } finally {
      this.#tell();
      parts.uploader.wake();
    }
  }

  /** Returns a picture the interface may show, with its type, fetched when it is not here; null when it cannot be had. */
  async picture(hash: ContentHash): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string } | null> {
    const parts = await this.#opened;
    if (parts === null) return null;
    let bytes = await parts.store.read(hash);
    if (bytes === null && (await parts.downloader.fetch(hash)) === 'done') bytes = await parts.store.read(hash);
    const type = bytes === null ? null : pictureTypeOf(bytes);
    return bytes === null || type === null ? null : { bytes: new Uint8Array(bytes), type };
  }

  /** Opens a copy of the file with `openPath` (which answers '' or why not), fetching the file first. */
  async open({ hash, name }: NamedFile, openPath: (path: string) => Promise<string>): Promise<AttachmentFetched> {
    if (!mayBeOpened(name)) return 'unsafe';
    const folder = join(this.#options.folder, 'opened', hash.slice(0, 16));
    const copy = join(folder, safeFileName(name));
    const result = await this.#copyTo(hash, async (source) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rm(copy, { force: true });
      await copyFile(source, copy);
      // What is changed in it would be lost: programs say so when the file is read-only.
      await chmod(copy, 0o400);
    });
    if (result !== 'done') return result;
    const problem = await openPath(copy);
    if (problem === '') return 'done';
    this.#options.log.warning('attachment-not-opened', { problem });
    return 'no-program';
  }

  /** Writes a copy of the file where the person chose (null: they did not), fetching the file first. */
  async saveAs({ hash }: NamedFile, target: string | null): Promise<AttachmentFetched> {
    return target === null ? 'cancelled' : this.#copyTo(hash, (source) => copyFile(source, target));
  }

  cancel(hash: ContentHash): void {
    this.#parts?.downloader.cancel(hash);
  }

  /** Tries a file again that the API refused. */
  async retry(hash: ContentHash): Promise<void> {
    const parts = await this.#opened;
    if (parts?.store.stateOf(hash)?.state !== 'refused') return;
    await parts.store.noteWaiting(hash);
    this.#tell();
    parts.uploader.wake();
  }

  transfers(): AttachmentTransfer[] {
    if (this.#parts === null) return [];
    const { store, uploader, downloader } = this.#parts;
    const { sending } = uploader;
    return [
      ...store.refused().map(({ hash, refusedBecause }) => ({
        type: 'refused' as const,
        hash,
        reason: refusedBecause ?? ('failed' as const),
      })),
      ...store
        .waiting()
        .map(({ hash }) =>
          sending?.hash === hash ? { type: 'sending' as const, ...sending } : { type: 'waiting' as const, hash },
        ),
      ...downloader.fetching.map((progress) => ({ type: 'fetching' as const, ...progress })),
    ];
  }

  /** The network is back, or somebody asked to synchronise now. */
  wake(): void {
    this.#parts?.uploader.wake();
  }

  /** The API was put back from a backup: what it lost is sent again. */
  recheck(): void {
    this.#parts?.uploader.recheck();
  }

  async close(): Promise<void> {
    this.#stopped = true;
    this.#scheduled?.();
    const parts = await this.#opened;
    await Promise.all([parts?.uploader.stop(), parts?.downloader.stop()]);
  }

  async #open(): Promise<Parts> {
    const { folder, api, clock, log } = this.#options;
    // Copies that were opened earlier are of no more use.
    await rm(join(folder, 'opened'), { recursive: true, force: true });
    const store = await BlobStore.open({ folder, clock, log });
    const onChanged = () => this.#tell();
    const uploader = new Uploader({ store, api, clock, log, onChanged });
    const downloader = new Downloader({ store, api, log, onChanged });
    this.#parts = { store, uploader, downloader };
    this.#tell();
    if (!this.#stopped) uploader.wake();
    return this.#parts;
  }

  async #keepThumbnail(store: BlobStore, bytes: Uint8Array): Promise<ContentHash | null> {
    const small = this.#options.makeThumbnail(bytes);
    return small === null ? null : await store.keep(small);
  }

  async #copyTo(hash: ContentHash, copy: (source: string) => Promise<unknown>): Promise<AttachmentFetched> {
    const parts = await this.#opened;
    if (parts === null) return 'failed';
    const fetched = await parts.downloader.fetch(hash);
    if (fetched !== 'done') return fetched;
    try {
      await copy(parts.store.pathOf(hash));
      return 'done';
    } catch (error) {
      this.#options.log.error('attachment-not-copied', error);
      return writeFaultOf(error) === 'disk-full' ? 'disk-full' : 'failed';
    }
  }

  /** Tells the latest at most four times a second. */
  #tell(): void {
    if (this.#stopped) return;
    this.#scheduled ??= this.#options.clock.after(tellMilliseconds, () => {
      this.#scheduled = null;
      this.#options.onTransfers(this.transfers());
      this.#options.onStatus(this.#status());
    });
  }

  #status(): SyncStatus['attachments'] {
    if (this.#parts === null) return { waiting: 0, waitingBytes: 0, refused: 0 };
    const { store } = this.#parts;
    const waiting = store.waiting();
    return {
      waiting: waiting.length,
      waitingBytes: waiting.reduce((sum, { size }) => sum + size, 0),
      refused: store.refused().length,
    };
  }
}
