import type { Instant } from '#shared/time/instant.ts';

/** What a draft looks like to its editor. `value` is null when nothing has been written. */
export interface DraftState {
  value: unknown;
  savedAt: Instant | null;
  loaded: boolean;
}

/** Unfinished work by key: in memory at once, in IndexedDB shortly after. */
export interface DraftStore {
  get(key: string): DraftState;
  subscribe(key: string, listener: () => void): () => void;
  set(key: string, value: unknown): void;
  clear(key: string): void;
  /** Writes what waits for the pause after typing; resolves when stored. */
  flush(): Promise<void>;
}
