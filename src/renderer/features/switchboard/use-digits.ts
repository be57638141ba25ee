import { useEffect, useRef } from 'react';

/** Lets a digit choose in an open menu, before the menu looks for an entry that begins with it; `choose` says whether it did. */
export function useDigits(isOpen: boolean, choose: (digit: string) => boolean): void {
  const latest = useRef(choose);
  latest.current = choose;
  useEffect(() => {
    if (!isOpen) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !latest.current(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [isOpen]);
}
