import { assertNever } from '#shared/assert-never.ts';
import type { ContentHash } from '#shared/attachments/schema.ts';
import { backoffMilliseconds } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import type { AttachmentApi } from './attachment-api.ts';
import type { BlobState } from './blob-state.ts';
import type { BlobStore } from './blob-store.ts';
import { sendFile } from './send-file.ts';

export interface UploaderOptions {
  readonly store: BlobStore;
  readonly api: AttachmentApi;
  readonly clock: Clock;
  readonly log: Logger;
  /** Something that is waiting, on its way or refused has changed. */
  readonly onChanged: () => void;
}

/** A file on its way. */
export interface Sending {
  readonly hash: ContentHash;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** How often the API is asked whether it still has what was sent: it may have been put back from a backup. */
const recheckMilliseconds = 24 * 3_600_000;
const hashesPerQuestion = 1_000;

/** Sends what waits, small files first, one at a time, until nothing does; begins again by itself after a failure. */
export class Uploader {
  readonly #options: UploaderOptions;
  readonly #ending = new AbortController();
  #round: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #recheckAt = 0;
  #cancelNext: () => void = () => undefined;
  #sending: Sending | null = null;

  constructor(options: UploaderOptions) {
    this.#options = options;
  }

  get sending(): Sending | null {
    return this.#sending;
  }

  /** Something is to be sent, or the network is back. */
  wake(): void {
    if (this.#ending.signal.aborted) return;
    this.#cancelNext();
    if (this.#round !== null) {
      this.#again = true;
      return;
    }
    this.#round = this.#run().finally(() => {
      this.#round = null;
    });
  }

  /** The API may have lost what it had: asks anew for everything sent lately. */
  recheck(): void {
    this.#recheckAt = 0;
    this.wake();
  }

  /** Ends what is under way; what is unsent stays in the store. */
  async stop(): Promise<void> {
    this.#ending.abort();
    this.#cancelNext();
    await this.#round;
  }

  async #run(): Promise<void> {
    const { log } = this.#options;
    let done: boolean;
    do {
      this.#again = false;
      done = await this.#oneRound().catch((error: unknown) => {
        log.error('upload-round-failed', error);
        return false;
      });
    } while (this.#again && done && !this.#ending.signal.aborted);
    if (this.#ending.signal.aborted) return;
    this.#failures = done ? 0 : this.#failures + 1;
    const { clock } = this.#options;
    const pause = done ? recheckMilliseconds : backoffMilliseconds(this.#failures, clock.random());
    this.#cancelNext = clock.after(pause, () => this.wake());
  }

  /** Returns false when something is left that should be tried again soon. */
  async #oneRound(): Promise<boolean> {
    const { store } = this.#options;
    if (!(await this.#askWhatIsMissing())) return false;
    const tried = new Set<ContentHash>();
    let complete = true;
    for (;;) {
      const next = store.waiting().find(({ hash }) => !tried.has(hash));
      if (next === undefined || this.#ending.signal.aborted) return complete;
      tried.add(next.hash);
      const result = await this.#send(next);
      if (result === 'unreachable') return false;
      if (result === 'later') complete = false;
    }
  }

  /** What the API has already is not sent; what it has lost is sent again. Returns false when it could not be asked. */
  async #askWhatIsMissing(): Promise<boolean> {
    const { store, api, clock } = this.#options;
    const isRecheckDue = clock.now() >= this.#recheckAt;
    const waiting = store.waiting().filter(({ uploadUrl }) => uploadUrl === null);
    const asked = [...waiting, ...(isRecheckDue ? store.sentLately() : [])];
    for (let from = 0; from < asked.length; from += hashesPerQuestion) {
      const states = asked.slice(from, from + hashesPerQuestion);
      const answer = await api.missing(states.map(({ hash }) => hash));
      if (answer.type !== 'ok') return false;
      const missing = new Set(answer.value.missing);
      for (const { hash, state } of states) {
        if (state === 'waiting' && !missing.has(hash)) await store.noteSent(hash);
        if (state === 'sent' && missing.has(hash)) await store.noteWaiting(hash);
      }
      this.#options.onChanged();
    }
    if (isRecheckDue) this.#recheckAt = clock.now() + recheckMilliseconds;
    return true;
  }

  async #send({ hash, size, uploadUrl }: BlobState): Promise<'done' | 'later' | 'unreachable'> {
    const { store, api, log } = this.#options;
    if (!(await store.verify(hash))) {
      this.#options.onChanged();
      return 'done';
    }
    // Written one after the other, each before the next step: a kill finds the last one.
    let noted = Promise.resolve();
    this.#progress({ hash, doneBytes: 0, totalBytes: size });
    const result = await sendFile({
      api,
      path: store.pathOf(hash),
      hash,
      uploadUrl,
      signal: this.#ending.signal,
      log,
      onUploadUrl: (url) => {
        noted = noted
          .then(() => store.noteUploadUrl(hash, url))
          .catch((error: unknown) => log.error('upload-url-not-kept', error));
      },
      onProgress: (doneBytes) => this.#progress({ hash, doneBytes, totalBytes: size }),
    });
    await noted;
    this.#sending = null;
    try {
      switch (result.type) {
        case 'sent':
          await store.noteSent(hash);
          return 'done';
        case 'refused':
          log.warning('attachment-refused', { reason: result.reason });
          await store.noteRefused(hash, result.reason);
          return 'done';
        case 'later':
          return result.reachable ? 'later' : 'unreachable';
        case 'stopped':
          return 'unreachable';
        default:
          return assertNever(result);
      }
    } finally {
      this.#options.onChanged();
    }
  }

  #progress(sending: Sending): void {
    this.#sending = sending;
    this.#options.onChanged();
  }
}
