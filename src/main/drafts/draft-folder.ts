import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type KeptDraft, keptDraftSchema } from '#shared/ipc/drafts.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Clock } from '../clock.ts';
import { isAbsent } from '../files/is-absent.ts';
import { readJsonFile, writeAtomically } from '../files/write-atomically.ts';
import type { Logger } from '../log/logger.ts';

const fileSchema = keptDraftSchema.extend({ format: z.literal(1) });

/** So long is it remembered that a draft was thrown away: an older copy of the page's must not bring it back. */
const forgetAfterMs = 30 * 24 * 3_600_000;

interface Options {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Logger;
}

function fileNameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`;
}

/**
 * One person's unfinished work, a file for each draft beside the journal and protected as it is: the owner's alone. Known in
 * memory with the key that was pressed, on the disk as fast as the disk goes; what comes meanwhile goes with the next write.
 */
export class DraftFolder {
  readonly #folder: string;
  readonly #log: Logger;
  readonly #drafts: Map<string, KeptDraft>;
  readonly #durable: Map<string, KeptDraft>;
  #turn: Promise<unknown> = Promise.resolve();
  /** A full disk refuses every key pressed; the log hears of it once. */
  #isRefused = false;

  private constructor({ folder, log }: Options, drafts: readonly KeptDraft[]) {
    this.#folder = folder;
    this.#log = log;
    this.#drafts = new Map(drafts.map((draft) => [draft.key, draft]));
    this.#durable = new Map(this.#drafts);
  }

  /** Reads what is there. A draft that cannot be read stays where it is and is not among them; the log says so. */
  static async open(options: Options): Promise<DraftFolder> {
    const { folder, clock, log } = options;
    const names = await readdir(folder).catch((error: unknown) => {
      if (!isAbsent(error)) log.error('drafts-unreadable', error);
      return [];
    });
    const drafts: KeptDraft[] = [];
    for (const name of names) {
      const file = join(folder, name);
      try {
        const stored = name.endsWith('.json') ? await readJsonFile(file, fileSchema) : null;
        const isForgotten = stored?.text === null && clock.now() - Date.parse(stored.savedAt) > forgetAfterMs;
        // What is no draft is a replacement that was cut short.
        if (stored === null || isForgotten) await rm(file, { force: true });
        else drafts.push({ key: stored.key, text: stored.text, savedAt: stored.savedAt });
      } catch (error) {
        log.error('draft-unreadable', error);
      }
    }
    return new DraftFolder(options, drafts);
  }

  /** Returns the draft as it was last written, also one that was thrown away; null when there never was one. */
  read(key: string): KeptDraft | null {
    return this.#drafts.get(key) ?? null;
  }

  /** Returns all drafts, those thrown away included, in no order. */
  list(): KeptDraft[] {
    return [...this.#drafts.values()];
  }

  /** Takes a draft at once; resolves with its time when it, or a later one of its key, is durable, or null when it could not be stored. */
  write(draft: KeptDraft): Promise<Instant | null> {
    this.#drafts.set(draft.key, draft);
    const stored = this.#turn.then(() => this.#store(draft.key));
    this.#turn = stored;
    return stored;
  }

  /** Resolves when everything taken is stored, or could not be. */
  async close(): Promise<void> {
    await this.#turn;
  }

  async #store(key: string): Promise<Instant | null> {
    const draft = this.#drafts.get(key);
    if (draft === undefined) return null;
    if (this.#durable.get(key) === draft) return draft.savedAt;
    try {
      await writeAtomically(join(this.#folder, fileNameOf(key)), JSON.stringify({ format: 1, ...draft }));
      this.#durable.set(key, draft);
      this.#isRefused = false;
      return draft.savedAt;
    } catch (error) {
      if (!this.#isRefused) this.#log.error('draft-not-stored', error);
      this.#isRefused = true;
      return null;
    }
  }
}
