import { useCallback, useSyncExternalStore } from 'react';
import type { Instant } from '#shared/time/instant.ts';
import { useDataClient } from './data-context.tsx';
import { fitted, misfit } from './draft-shape.ts';

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

/** Drafts of earlier versions as they were fitted, so that one that is not written on stays one and the same. */
const fittedBefore = new WeakMap<object, unknown>();

function usableDraft(initial: unknown, stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored === null ? misfit : fitted(initial, stored);
  const known = fittedBefore.get(stored);
  if (known !== undefined) return known;
  const usable = fitted(initial, stored);
  fittedBefore.set(stored, usable);
  return usable;
}

/**
 * Returns unfinished work that survives a killed application. `T` is plain data. A stored draft that lacks fields of `initial` (the
 * form has got them since it was begun) takes them from there; one of another shape is not used.
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const { drafts } = useDataClient();
  const subscribe = useCallback((listener: () => void) => drafts.subscribe(key, listener), [drafts, key]);
  const get = useCallback(() => drafts.get(key), [drafts, key]);
  const state = useSyncExternalStore(subscribe, get, get);
  const set = useCallback((next: T) => drafts.set(key, next), [drafts, key]);
  const clear = useCallback(() => drafts.clear(key), [drafts, key]);
  const draft = usableDraft(initial, state.value);
  const usable = draft !== misfit;
  return {
    value: usable ? (draft as T) : initial,
    set,
    clear,
    savedAt: usable ? state.savedAt : null,
    loaded: state.loaded,
  };
}
