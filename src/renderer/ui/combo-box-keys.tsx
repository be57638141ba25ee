import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef } from 'react';
import { ComboBoxStateContext } from 'react-aria-components';
import styles from './field.module.css';

interface ListKeysProps {
  /** Enter takes the first choice where none is marked, and Tab the only one. */
  takes: boolean;
  /** Enter was pressed and there was nothing to take. */
  onNothingTaken: () => void;
  children: ReactNode;
}

/**
 * The keys of the list, where the library leaves a fast writer behind: whoever has gone into the list is in it, also when its
 * choices come (or come anew) only after the arrow was pressed; and what is written and no choice yet is not dropped by Enter or Tab.
 */
export function ListKeys({ takes, onNothingTaken, children }: ListKeysProps) {
  const state = useContext(ComboBoxStateContext);
  const entered = useRef<'first' | 'last' | null>(null);

  const keys = [...(state?.collection.getKeys() ?? [])].filter(
    (key) => state?.selectionManager.isDisabled(key) === false,
  );

  useEffect(() => {
    if (!state?.isOpen) entered.current = null;
    else if (entered.current !== null && state.selectionManager.focusedKey === null) {
      const key = keys.at(entered.current === 'first' ? 0 : -1);
      if (key !== undefined) state.selectionManager.setFocusedKey(key);
    }
  });

  function take(event: KeyboardEvent) {
    if (!takes || !state?.isOpen || state.selectionManager.focusedKey !== null) return;
    const [first] = keys;
    if (first !== undefined && (event.key === 'Enter' || keys.length === 1)) {
      state.selectionManager.select(first);
      // Else the library would go on with the text as it was.
      event.stopPropagation();
      if (event.key === 'Enter') event.preventDefault();
    } else if (event.key === 'Enter') onNothingTaken();
  }

  function noticeKey(event: KeyboardEvent) {
    switch (event.key) {
      case 'ArrowDown':
      case 'PageDown':
        entered.current ??= 'first';
        return;
      case 'ArrowUp':
      case 'PageUp':
        entered.current ??= 'last';
        return;
      case 'Enter':
      case 'Tab':
        return take(event);
      default:
        // Any other key goes on with the text; the library too shall forget that the list was entered.
        if (entered.current !== null && state?.isOpen) state.open(null, 'input');
        entered.current = null;
    }
  }

  return (
    <div className={styles.through} role="presentation" onKeyDownCapture={noticeKey}>
      {children}
    </div>
  );
}
