import type { Instant } from '#shared/time/instant.ts';
import type { StoredDraftEntry } from '../page-protocol.ts';
import type { DraftKeeper } from './draft-cells.ts';

type Stored = Pick<StoredDraftEntry, 'value' | 'savedAt'>;

/** One of the places where drafts lie. A null value is a draft that was thrown away. */
export interface DraftPlace {
  read(key: string): Promise<Stored | null>;
  list(): Promise<StoredDraftEntry[]>;
  /** Resolves with a time when the draft, or a later one of its key, is stored; with null when it could not be. */
  write(key: string, value: unknown, savedAt: Instant): Promise<Instant | null>;
}

interface Options {
  /** Hears of every key pressed at once, so that nothing waits in a page that may be gone in the next moment. */
  readonly main: DraftPlace;
  /** The working copy: one write of a draft at a time, of what is newest then. */
  readonly copy: DraftPlace;
  readonly now: () => Instant;
}

/** The same moment in both is the same key pressed twice within it: main has both, the copy perhaps the first only. */
function newerOf<T extends Stored>(inMain: T | null, copied: T | null): T | null {
  if (inMain === null || copied === null) return inMain ?? copied;
  return copied.savedAt > inMain.savedAt ? copied : inMain;
}

/**
 * Drafts in main's files and in the working copy: either may be lost whole, and the newer of the two is what was written last.
 * Both get the time at which the key was pressed, as neither can tell what the other has.
 */
export class TwiceKeptDrafts implements DraftKeeper {
  private readonly options: Options;
  /** What the next write to the copy takes, and the last write under way, by key. */
  private readonly next = new Map<string, StoredDraftEntry>();
  private readonly turns = new Map<string, Promise<Instant | null>>();

  constructor(options: Options) {
    this.options = options;
  }

  async read(key: string): Promise<Stored | null> {
    const { main, copy } = this.options;
    const [inMain, copied] = await Promise.all([main.read(key), copy.read(key)]);
    return newerOf(inMain, copied);
  }

  async list(): Promise<StoredDraftEntry[]> {
    const { main, copy } = this.options;
    const [inMain, copied] = await Promise.all([main.list(), copy.list()]);
    const newest = new Map(copied.map((draft) => [draft.key, draft]));
    for (const draft of inMain) newest.set(draft.key, newerOf(draft, newest.get(draft.key) ?? null) ?? draft);
    return [...newest.values()].filter(({ value }) => value !== null);
  }

  async write(key: string, value: unknown): Promise<Instant | null> {
    const savedAt = this.options.now();
    const inMain = this.options.main.write(key, value, savedAt);
    const copied = this.copyLatest({ key, value, savedAt });
    return (await inMain) ?? (await copied);
  }

  /** Another person signs in: what was still to be copied is in main's files, and must not come into their copy. */
  forget(): void {
    this.next.clear();
    this.turns.clear();
  }

  private copyLatest(draft: StoredDraftEntry): Promise<Instant | null> {
    const { key } = draft;
    this.next.set(key, draft);
    const before = this.turns.get(key) ?? Promise.resolve(null);
    const turn = before.then((stored) => {
      const next = this.next.get(key);
      // It went with the write before, or is not this person's any more.
      if (next === undefined) return stored;
      this.next.delete(key);
      return this.options.copy.write(next.key, next.value, next.savedAt);
    });
    this.turns.set(key, turn);
    return turn;
  }
}
