import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import { comboOf, mayFire } from './key-combo.ts';

/** One action with its key: the source of help, palette, hints and tests. */
export interface KeyBinding {
  /** `Ctrl+Enter`, `F2`, `j`: at most two fingers, nothing that needs a bracket or backslash. */
  readonly keys: string;
  /** What it does, as a verb. */
  readonly label: MessageId;
  /** Kept out of the palette: it only makes sense with the key (moving, choosing by number). */
  readonly isOnlyKey?: boolean;
}

/** The bindings of one view or of the frame, by action. A view exports its table; the frame checks all for collisions. */
export type KeyTable<Action extends string = string> = Readonly<Record<Action, KeyBinding>>;

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
  const available = Object.keys(table)
    .filter((action) => handlers[action as Action] !== undefined)
    .join(' ');
  useEffect(() => {
    const actions = available === '' ? [] : (available.split(' ') as Action[]);
    const source: Source = {
      comesFirst,
      current: actions.map((action) => ({ ...table[action], action, run: () => latest.current[action]?.() })),
    };
    sources.push(source);
    changed();
    return () => {
      sources.splice(sources.indexOf(source), 1);
      changed();
    };
  }, [table, available, comesFirst]);
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

/** Starts listening for keys on the window; returns how to stop. Called once, by the frame. */
export function listenForKeys(): () => void {
  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return;
    const combo = comboOf(event);
    const binding = active.findLast((candidate) => candidate.keys === combo);
    if (binding === undefined || !mayFire(combo, event.target)) return;
    event.preventDefault();
    binding.run();
  }
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
