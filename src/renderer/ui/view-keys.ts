import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useChosenKeys, withChosen } from './chosen-keys.ts';
import { comboOf, mayFire } from './key-combo.ts';
import type { KeyBinding, KeyTable } from './key-table.ts';

/** What can be done here and now. */
export interface ActiveKey extends KeyBinding {
  readonly action: string;
  readonly run: () => void;
}

type Source = { current: readonly ActiveKey[]; comesFirst: boolean };

const sources: Source[] = [];
const listeners = new Set<() => void>();
let active: readonly ActiveKey[] = [];

function changed(): void {
  const inOrder = [
    ...sources.filter(({ comesFirst }) => !comesFirst),
    ...sources.filter(({ comesFirst }) => comesFirst),
  ];
  active = inOrder.flatMap((source) => source.current);
  for (const listener of listeners) listener();
}

/**
 * Makes keys of `table` work while the calling part is on screen. An action without a handler is not available now: its key
 * does nothing and the palette does not offer it. What came on screen last wins over what was there before, and what
 * `comesFirst` over both.
 */
export function useViewKeys<Action extends string>(
  table: KeyTable<Action>,
  handlers: Readonly<Partial<Record<Action, (() => void) | undefined>>>,
  comesFirst = false,
): void {
  const latest = useRef(handlers);
  useLayoutEffect(() => {
    latest.current = handlers;
  });
  const chosen = useChosenKeys();
  const available = Object.keys(table)
    .filter((action) => handlers[action as Action] !== undefined)
    .join(' ');
  useEffect(() => {
    const actions = available === '' ? [] : (available.split(' ') as Action[]);
    const own = withChosen(table, chosen);
    const source: Source = {
      comesFirst,
      current: actions.map((action) => ({ ...own[action], action, run: () => latest.current[action]?.() })),
    };
    sources.push(source);
    changed();
    return () => {
      sources.splice(sources.indexOf(source), 1);
      changed();
    };
  }, [table, available, comesFirst, chosen]);
}

/** Returns every action that can be done now, the most recent part's last. */
export function useActiveKeys(): readonly ActiveKey[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => active,
  );
}

/** What takes letters and digits that nobody else wants; the one that came last. */
const typists: { current: () => void }[] = [];

/**
 * Calls `begin` when a letter, a digit, `+` or `@` is pressed that is no key of anything, while nobody writes: where it
 * puts the focus into a field, the character lands there.
 */
export function useTypedCharacters(begin: () => void): void {
  const latest = useRef(begin);
  useLayoutEffect(() => {
    latest.current = begin;
  });
  useEffect(() => {
    typists.push(latest);
    return () => {
      typists.splice(typists.indexOf(latest), 1);
    };
  }, []);
}

const typed = /^[\p{L}\p{N}+@]$/u;

const actsOnce = /^(?:Ctrl|Alt)\+|^(?:Shift\+)?F\d{1,2}$/;

/** Starts listening for keys on the window; returns how to stop. Called once, by the frame. */
export function listenForKeys(): () => void {
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return;
    const combo = comboOf(event);
    const binding = active.findLast((candidate) => candidate.keys === combo);
    if (!mayFire(combo, event.target)) return;
    if (binding === undefined) {
      if (typed.test(combo)) typists.at(-1)?.current();
      return;
    }
    event.preventDefault();
    // A key held down moves on in a list; what acts on a call or a form acts once a press, or the next call would be meant.
    if (event.repeat && actsOnce.test(combo)) return;
    binding.run();
  }
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
