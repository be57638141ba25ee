import { useMemo, useSyncExternalStore } from 'react';
import type { KeyBinding, KeyTable } from './key-table.ts';

/** Keys a person has chosen instead of those the tables begin with, by the label of what they do. */
export type ChosenKeys = Readonly<Record<string, string>>;

let chosen: ChosenKeys = {};
const listeners = new Set<() => void>();

/** Makes these the chosen keys of this window. Called by the frame, from what is remembered of the person. */
export function setChosenKeys(next: ChosenKeys): void {
  if (JSON.stringify(next) === JSON.stringify(chosen)) return;
  chosen = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the keys the person has chosen. */
export function useChosenKeys(): ChosenKeys {
  return useSyncExternalStore(subscribe, () => chosen);
}

/** Returns a table with the chosen keys in the place of its own. */
export function withChosen<Action extends string>(
  table: KeyTable<Action>,
  chosen: ChosenKeys,
): Readonly<Record<Action, KeyBinding>> {
  const bindings = Object.entries<KeyBinding>(table).map(([action, binding]) => [
    action,
    { ...binding, keys: chosen[binding.label] ?? binding.keys },
  ]);
  return Object.fromEntries(bindings);
}

/** Returns a table as the person has it: what hints, help and words name. */
export function useKeys<Action extends string>(table: KeyTable<Action>): Readonly<Record<Action, KeyBinding>> {
  const chosen = useChosenKeys();
  return useMemo(() => withChosen(table, chosen), [table, chosen]);
}

/** Why a key cannot be chosen for something. */
export type KeyProblem =
  /** Letters and digits are for writing and searching, and some combinations are the system's. */
  | { type: 'not-usable' }
  /** Something else that works in the same place has it already. */
  | { type: 'taken'; by: KeyBinding['label'] };

/** A function key, or Ctrl or Alt with one key that every Swedish keyboard has. */
const usable = /^(?:(?:Shift\+)?F(?:[1-9]|1[0-2])|(?:Ctrl|Alt)\+(?:[A-Z0-9]|Enter|Home|End|PageUp|PageDown|Up|Down))$/;

/** What the system, the window and text fields use; F10 opens the menu, F11 fills the screen. */
const reserved: ReadonlySet<string> = new Set([
  'Alt+F4',
  'F10',
  'Shift+F10',
  'F11',
  ...['A', 'C', 'V', 'X', 'Z', 'Y', 'W', 'Q', 'R', 'M', '0'].map((letter) => `Ctrl+${letter}`),
]);

/**
 * Returns why `keys` cannot be chosen for what `label` does, null when they can. `beside` are the tables that work in the
 * same places, as they begin; what is chosen counts instead where something is.
 */
export function keyProblem(
  keys: string,
  label: KeyBinding['label'],
  beside: readonly KeyTable[],
  chosen: ChosenKeys,
): KeyProblem | null {
  if (!usable.test(keys) || reserved.has(keys)) return { type: 'not-usable' };
  const others = beside.flatMap((table) => Object.values<KeyBinding>(withChosen(table, chosen)));
  const other = others.find((binding) => binding.keys === keys && binding.label !== label);
  return other === undefined ? null : { type: 'taken', by: other.label };
}
