import { useEffect } from 'react';
import { menuKeys } from '#shared/desktop/menu-keys.ts';
import { useActor, useSettings } from '../../data/index.ts';
import {
  type ChosenKeys,
  type KeyBinding,
  type KeyProblem,
  type KeyTable,
  keyProblem,
  listKeys,
  setChosenKeys,
  viewIds,
} from '../../ui/index.ts';
import { type Composition, useComposition } from '../composition.ts';
import { appKeys } from '../keys.ts';

/** Keys of the application's menu: the menu itself acts on them. */
export const menuTable: KeyTable = { newWindow: { keys: menuKeys.newWindow, label: 'app.window.new' } };

/** Returns the tables that work in the same places as one of them does. */
export function tablesBeside(table: KeyTable, { everywhere, keys }: Pick<Composition, 'everywhere' | 'keys'>) {
  const isEverywhere = everywhere.includes(table);
  const views = viewIds.filter((view) => isEverywhere || keys[view].includes(table));
  return [...new Set([appKeys, menuTable, listKeys, ...everywhere, ...views.flatMap((view) => keys[view])])];
}

export interface OwnKeys {
  chosen: ChosenKeys;
  /** Whether the person may choose the key for this. */
  isChangeable(label: KeyBinding['label']): boolean;
  /** Returns why the key cannot be chosen; null when it now is. */
  choose(label: KeyBinding['label'], keys: string): KeyProblem | null;
  /** Returns to the first key, of one action or of all; returns the label that has that key by now, when one does. */
  reset(label: KeyBinding['label'] | null): KeyProblem | null;
}

/** Returns the keys the person has chosen on this workstation, and the ways to change them. */
export function useOwnKeys(): OwnKeys {
  const composition = useComposition();
  const { userId } = useActor();
  const [{ chosenKeys }, change] = useSettings();
  const chosen = chosenKeys[userId] ?? {};
  const tableOf = (label: KeyBinding['label']) =>
    composition.changeable.find((table) => Object.values<KeyBinding>(table).some((binding) => binding.label === label));
  const keep = (next: ChosenKeys) => void change({ chosenKeys: { ...chosenKeys, [userId]: next } });
  const without = (label: string) => Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== label));

  function choose(label: KeyBinding['label'], keys: string): KeyProblem | null {
    const table = tableOf(label);
    if (table === undefined) return { type: 'not-usable' };
    const problem = keyProblem(keys, label, tablesBeside(table, composition), chosen);
    if (problem === null) {
      const isFirst = Object.values<KeyBinding>(table).some((each) => each.label === label && each.keys === keys);
      keep(isFirst ? without(label) : { ...chosen, [label]: keys });
    }
    return problem;
  }

  function reset(label: KeyBinding['label'] | null): KeyProblem | null {
    if (label === null) {
      keep({});
      return null;
    }
    const first = Object.values<KeyBinding>(tableOf(label) ?? {}).find((binding) => binding.label === label);
    return first === undefined ? null : choose(label, first.keys);
  }

  return { chosen, isChangeable: (label) => tableOf(label) !== undefined, choose, reset };
}

/** Makes the chosen keys of the signed-in person those of this window. Called once, by the frame. */
export function useChosenKeysOfPerson(): void {
  const { userId } = useActor();
  const [{ chosenKeys }] = useSettings();
  const chosen = chosenKeys[userId];
  useEffect(() => {
    setChosenKeys(chosen ?? {});
    return () => setChosenKeys({});
  }, [chosen]);
}
