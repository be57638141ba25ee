import { useCallback, useSyncExternalStore } from 'react';
import type { Instant } from '#shared/time/instant.ts';
import { useDataClient } from './data-context.tsx';
import { hasShapeOf } from './draft-shape.ts';

export interface Draft<T> {
  value: T;
  set(next: T): void;
  /** Forgets the draft, after the work has been saved. */
  clear(): void;
  /** When it was stored; null while unwritten or not yet stored. */
  savedAt: Instant | null;
  /** False until the stored draft has been read; until then `value` is `initial`. */
  loaded: boolean;
}

/**
 * Returns unfinished work that survives a killed application. `T` is plain data. A stored draft of another shape than
 * `initial` (an older version of the application) is not used.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const { drafts } = useDataClient();
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(key, listener), [drafts, key]);
  const get = useCallback(() => drafts.get(key), [drafts, key]);
  const state = useSyncExternalStore(subscribe, get, get);
  const set = useCallback((next: T) => drafts.set(key, next), [drafts, key]);
  const clear = useCallback(() => drafts.clear(key), [drafts, key]);
  const usable = state.value !== null && hasShapeOf(initial, state.value);
  return {
    value: usable ? (state.value as T) : initial,
    set,
    clear,
    savedAt: usable ? state.savedAt : null,
    loaded: state.loaded,
  };
}
