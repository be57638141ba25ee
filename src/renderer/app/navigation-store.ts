import { z } from 'zod';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type NavigationTarget, type Place, viewIds } from '../ui/index.ts';

/** Where one is, the places behind and those one came back from. */
export interface History {
  readonly place: Place;
  readonly behind: readonly Place[];
  readonly ahead: readonly Place[];
}

/** So many steps back are remembered. */
export const historyLimit = 50;

/** Returns the history after going somewhere; going to the very same place changes nothing. */
export function goTo(history: History, target: NavigationTarget): History {
  const place: Place = { view: target.view, params: target.params ?? {} };
  if (isSamePlace(place, history.place)) return history;
  return { place, behind: [...history.behind, history.place].slice(-historyLimit), ahead: [] };
}

/** Returns the history with more said about the present place. */
export function replaceParams(history: History, params: Place['params']): History {
  return { ...history, place: { ...history.place, params } };
}

/** Returns the history one step back, the same when there is nothing behind. */
export function goBack(history: History): History {
  const place = history.behind.at(-1);
  if (place === undefined) return history;
  return { place, behind: history.behind.slice(0, -1), ahead: [history.place, ...history.ahead] };
}

/** Returns the history one step forward again, the same when nothing is ahead. */
export function goForward(history: History): History {
  const place = history.ahead[0];
  if (place === undefined) return history;
  return { place, behind: [...history.behind, history.place], ahead: history.ahead.slice(1) };
}

function isSamePlace(one: Place, other: Place): boolean {
  const keys = new Set([...Object.keys(one.params), ...Object.keys(other.params)]);
  return one.view === other.view && [...keys].every((key) => one.params[key] === other.params[key]);
}

const storedPlaceSchema = z.object({ view: z.enum(viewIds), params: z.record(z.string(), z.string()) });

/** Returns the place a stored text tells of, or null when it tells of none (first start, older version). */
export function readPlace(stored: string | null): Place | null {
  if (stored === null) return null;
  try {
    return storedPlaceSchema.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}

/** Returns which window of the application a page is in, from its address; counts from 1. */
export function windowNumber(search: string): number {
  const number = Number(new URLSearchParams(search).get('window') ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

/** Returns where a window was opened to show something of its own, from its address; null for an ordinary one. */
export function firstPlace(search: string): Place | null {
  return new URLSearchParams(search).has('board') ? { view: 'switchboard', params: { board: 'yes' } } : null;
}

/**
 * Returns the store of where one is; the place survives a restart, for each window its own. `home` is where one starts
 * the first time, `first` where this
 * window starts each time.
 */
export function createNavigationStore(
  home: Place,
  storage: Storage,
  window: number,
  first: Place | null = null,
): StoreApi<History> {
  const storageKey = window === 1 ? 'place' : `place-${window}`;
  const store = createStore<History>(() => ({
    place: first ?? readPlace(storage.getItem(storageKey)) ?? home,
    behind: [],
    ahead: [],
  }));
  store.subscribe(({ place }) => storage.setItem(storageKey, JSON.stringify(place)));
  return store;
}
