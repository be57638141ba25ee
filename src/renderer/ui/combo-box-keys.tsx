import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef } from 'react';
import { ComboBoxStateContext } from 'react-aria-components';
import styles from './field.module.css';
import type { Option } from './option-item.tsx';

interface ListKeysProps<Id extends string> {
  /** The choices, of which the library knows only a drawing later. */
  options: readonly Option<Id>[];
  onTake: (id: Id) => void;
  /** What is written is no choice yet: Enter takes the first choice where none is marked, and Tab the only one. */
  isLoose: boolean;
  /** The choices are still those of the text before; Enter waits for its own. */
  isLoading: boolean;
  /** Enter was pressed and there was nothing to take. */
  onNothingTaken: () => void;
  children: ReactNode;
}

/**
 * The keys of the list, where the library leaves a fast writer behind: whoever has gone into the list is in it, also when its
 * choices come (or come anew) only after the arrow was pressed; and what is written and no choice yet is not dropped by Enter or Tab.
 */
export function ListKeys<Id extends string>(props: ListKeysProps<Id>) {
  const { options, onTake, isLoose, isLoading, onNothingTaken, children } = props;
  const state = useContext(ComboBoxStateContext);
  /** What was wished of the list, until it can be had: to stand at its first or last choice, or to take the first. */
  const wish = useRef<'first' | 'last' | 'take' | null>(null);

  const enabled = options.filter(({ isDisabled }) => isDisabled !== true);

  function takeFirst() {
    const [first] = enabled;
    if (first === undefined) onNothingTaken();
    else onTake(first.id);
  }

  useEffect(() => {
    if (!state?.isOpen) wish.current = null;
    else if (wish.current === 'take') {
      if (isLoading) return;
      wish.current = null;
      takeFirst();
    } else if (wish.current !== null && state.selectionManager.focusedKey === null) {
      const id = enabled.at(wish.current === 'first' ? 0 : -1)?.id;
      if (id !== undefined && state.collection.getItem(id) !== null) state.selectionManager.setFocusedKey(id);
    }
  });

  /** The library would go on with the text as it was, or send the form. */
  function keepFromOthers(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Enter') event.preventDefault();
  }

  function take(event: KeyboardEvent) {
    if (!isLoose || !state?.isOpen || state.selectionManager.focusedKey !== null) return;
    if (event.key === 'Enter') {
      keepFromOthers(event);
      if (isLoading) wish.current = 'take';
      else takeFirst();
    } else if (!isLoading && enabled.length === 1) {
      keepFromOthers(event);
      takeFirst();
    }
  }

  function noticeKey(event: KeyboardEvent) {
    switch (event.key) {
      case 'ArrowDown':
      case 'PageDown':
        wish.current = wish.current === 'last' ? 'last' : 'first';
        return;
      case 'ArrowUp':
      case 'PageUp':
        wish.current = wish.current === 'first' ? 'first' : 'last';
        return;
      case 'Enter':
      case 'Tab':
        return take(event);
      default:
        // Any other key goes on with the text; the library too shall forget that the list was entered.
        if (wish.current !== null && state?.isOpen) state.open(null, 'input');
        wish.current = null;
    }
  }

  return (
    <div className={styles.through} role="presentation" onKeyDownCapture={noticeKey}>
      {children}
    </div>
  );
}
