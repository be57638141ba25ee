import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient, type Fetch } from '../../../src/main/api/api-client.ts';
import { AttachmentApi } from '../../../src/main/attachments/attachment-api.ts';
import { DeskAttachments } from '../../../src/main/attachments/desk-attachments.ts';
import { systemClock } from '../../../src/main/clock.ts';
import { createTestLog } from '../../../src/main/testing/test-log.ts';
import type { AttachmentTransfer } from '../../../src/shared/ipc/attachments.ts';

/** What the line does to a request: passes it on, loses it before the API hears it, or loses the answer. */
export type Line = (init: RequestInit, url: string) => 'pass' | 'lose-request' | 'lose-answer';

/** A person's files on a workstation, on the real disk, against a real API over a line that can fail. */
export class FileWorkstation {
  readonly #folder: string;
  readonly #url: string;
  readonly #token: string;
  line: Line = () => 'pass';
  /** Requests that reached the API. */
  readonly requests: { method: string; bytes: number }[] = [];
  attachments: DeskAttachments;

  private constructor(folder: string, url: string, token: string) {
    this.#folder = folder;
    this.#url = url;
    this.#token = token;
    this.attachments = this.#start();
  }

  static async make(url: string, token: string): Promise<FileWorkstation> {
    return new FileWorkstation(await mkdtemp(join(tmpdir(), 'vaxelbord-files-')), url, token);
  }

  /** Ends what runs, as a killed process does, and starts anew on the same disk. */
  async restart(): Promise<void> {
    await this.attachments.close();
    this.attachments = this.#start();
  }

  blobPath(hash: string): string {
    return join(this.#folder, 'blobs', hash);
  }

  async leave(): Promise<void> {
    await this.attachments.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Resolves when nothing is waiting or on its way. */
  async settled(): Promise<AttachmentTransfer[]> {
    // A picture asks for the opened store; what it answers does not matter.
    await this.attachments.picture('0'.repeat(64));
    for (;;) {
      const transfers = this.attachments.transfers();
      if (transfers.every(({ type }) => type === 'refused')) return transfers;
      await new Promise<void>((resolve) => {
        this.#onTransfers = resolve;
      });
    }
  }

  #onTransfers: () => void = () => undefined;

  #start(): DeskAttachments {
    const log = createTestLog();
    const send: Fetch = async (url, init) => {
      const fate = this.line(init, url);
      if (fate === 'lose-request') throw new TypeError('the line is cut');
      const answer = await fetch(url, init);
      const { body } = init;
      this.requests.push({ method: init.method ?? 'GET', bytes: body instanceof Uint8Array ? body.length : 0 });
      if (fate === 'pass') return answer;
      await answer.body?.cancel();
      throw new TypeError('the line is cut');
    };
    const client = new ApiClient(this.#url, send, log);
    const token = async () => ({ type: 'token' as const, token: this.#token });
    const session = { token, renew: token, authorised: <T>(ask: (token: string) => Promise<T>) => ask(this.#token) };
    return new DeskAttachments({
      folder: this.#folder,
      api: new AttachmentApi({ baseUrl: this.#url, client, fetch: send, session, log }),
      // Back-off without waiting: the tests decide what the line does, not when.
      clock: { ...systemClock, after: (_milliseconds, callback) => systemClock.after(5, callback) },
      log,
      makeThumbnail: () => null,
      isDiskCritical: () => false,
      onTransfers: () => this.#onTransfers(),
      onStatus: () => undefined,
    });
  }
}
