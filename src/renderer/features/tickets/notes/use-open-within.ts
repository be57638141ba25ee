import { type FocusEvent, useEffect, useRef, useState } from 'react';

/** What a part needs to know whether somebody is in it; menus it has opened, wherever they lie on the page, count. */
export interface OpenWithin {
  isOpen: boolean;
  handlers: { onFocus: () => void; onBlur: (event: FocusEvent) => void };
}

/**
 * Returns whether somebody is in a part of the page. It closes a moment after they have left it for another part, and
 * never while a button of the mouse is down: what is about to be clicked must not move away. Another window or a dialog
 * of the system is no leaving.
 */
export function useOpenWithin(): OpenWithin {
  const [isOpen, setOpen] = useState(false);
  const isInside = useRef(false);
  const isPressed = useRef(false);

  useEffect(() => {
    if (!isOpen) return undefined;
    const ending = new AbortController();
    const options = { signal: ending.signal, capture: true };
    const close = () => {
      if (!isInside.current) setOpen(false);
    };
    window.addEventListener('pointerdown', () => (isPressed.current = true), options);
    window.addEventListener(
      'pointerup',
      () => {
        isPressed.current = false;
        // The click comes after this; only then may things move.
        setTimeout(close, 0);
      },
      options,
    );
    return () => ending.abort();
  }, [isOpen]);

  return {
    isOpen,
    handlers: {
      onFocus: () => {
        isInside.current = true;
        setOpen(true);
      },
      onBlur: (event) => {
        if (event.relatedTarget === null) return;
        isInside.current = false;
        // A menu that opens takes the focus within the same moment.
        setTimeout(() => {
          if (!isInside.current && !isPressed.current) setOpen(false);
        }, 0);
      },
    },
  };
}
