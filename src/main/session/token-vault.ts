import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { idSchema } from '#shared/identity/ids.ts';
import { readJsonFile, writeAtomically } from '../files/write-atomically.ts';
import type { Logger } from '../log/logger.ts';

/** Encrypts with a key that the operating system keeps for this person; absent when it has none. */
export interface KeyStore {
  encrypt(text: string): Buffer;
  /** Throws when the text was encrypted with another key. */
  decrypt(sealed: Buffer): string;
}

const sealedSchema = z.object({ format: z.literal(1), apiUrl: z.string(), userId: idSchema, sealed: z.base64() });

export interface RememberedSession {
  readonly userId: string;
  readonly refreshToken: string;
}

/**
 * Keeps the refresh token over a restart, encrypted. Without a key store nothing is written: a token in clear on a disk
 * is a session for whoever finds it.
 */
export class TokenVault {
  readonly #file: string;
  readonly #apiUrl: string;
  readonly #keyStore: KeyStore | null;
  readonly #log: Logger;

  constructor(file: string, apiUrl: string, keyStore: KeyStore | null, log: Logger) {
    this.#file = file;
    this.#apiUrl = apiUrl;
    this.#keyStore = keyStore;
    this.#log = log;
  }

  /** Whether the session outlives the application. */
  get remembers(): boolean {
    return this.#keyStore !== null;
  }

  /** Returns the session of last time at this API; null when there is none or it cannot be opened. */
  async read(): Promise<RememberedSession | null> {
    if (this.#keyStore === null) return null;
    try {
      const stored = await readJsonFile(this.#file, sealedSchema);
      if (stored === null || stored.apiUrl !== this.#apiUrl) return null;
      const refreshToken = this.#keyStore.decrypt(Buffer.from(stored.sealed, 'base64'));
      return { userId: stored.userId, refreshToken };
    } catch (error) {
      this.#log.error('session-unreadable', error);
      return null;
    }
  }

  /** Keeps the session; a failure costs only a sign-in next time, so it is logged. */
  async write(session: RememberedSession): Promise<void> {
    if (this.#keyStore === null) return;
    try {
      const sealed = this.#keyStore.encrypt(session.refreshToken).toString('base64');
      const content = { format: 1, apiUrl: this.#apiUrl, userId: session.userId, sealed };
      await writeAtomically(this.#file, JSON.stringify(content));
    } catch (error) {
      this.#log.error('session-unwritten', error);
    }
  }

  /** Forgets the session. */
  async clear(): Promise<void> {
    try {
      await rm(this.#file, { force: true });
    } catch (error) {
      this.#log.error('session-not-removed', error);
    }
  }
}
