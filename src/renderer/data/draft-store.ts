import type { Instant } from '#shared/time/instant.ts';

/** What a draft looks like to its editor. `value` is null when nothing has been written. */
export interface DraftState {
  value: unknown;
  savedAt: Instant | null;
  loaded: boolean;
}

/** Unfinished work by key: in memory at once, on its way to main's files and to IndexedDB with every key pressed. */
export interface DraftStore {
  get(key: string): DraftState;
  subscribe(key: string, listener: () => void): () => void;
  set(key: string, value: unknown): void;
  clear(key: string): void;
  /** Returns every draft that is stored, of all forms, in no order; what has just been typed is among them. */
  list(): Promise<{ key: string; value: unknown; savedAt: Instant }[]>;
  /** Calls with the key of each draft that has been stored or thrown away, here or in another window; returns the way to end that. */
  watch(listener: (key: string) => void): () => void;
  /** Resolves when all that has been typed is stored, or could not be. */
  flush(): Promise<void>;
}
