import { type RefObject, useCallback, useEffect, useRef } from 'react';

interface ListFocus {
  /** For the element the list stands in. */
  list: RefObject<HTMLDivElement | null>;
  /** Puts the keyboard into the list. */
  focusList: () => void;
}

/** Returns the way to put the keyboard into a view's list. It starts there, unless the place says more (a form). */
export function useListFocus(startsInList: boolean): ListFocus {
  const list = useRef<HTMLDivElement>(null);
  const focusList = useCallback(
    () => list.current?.querySelector<HTMLElement>('[role="grid"], [role="treegrid"]')?.focus(),
    [],
  );
  const starts = useRef(startsInList);
  useEffect(() => {
    if (starts.current) focusList();
  }, [focusList]);
  return { list, focusList };
}
