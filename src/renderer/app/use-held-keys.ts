import { useEffect, useRef } from 'react';

const textFields = 'input, textarea, select, [contenteditable="true"]';
const modifiers: ReadonlySet<string> = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift']);

/** Whether a key is meant for the view, not for a text that is being written. */
function isForView({ key, target, isComposing }: KeyboardEvent): boolean {
  if (isComposing || modifiers.has(key)) return false;
  return !(target instanceof Element && target.closest(textFields) !== null);
}

/**
 * Holds the keys that are pressed while a view is still on its way, and gives them to it in their order once it is drawn: whoever
 * goes to a view and presses its key at once means that view.
 */
export function useHeldKeys(isWaiting: boolean): void {
  const held = useRef<KeyboardEvent[]>([]);
  useEffect(() => {
    if (!isWaiting) {
      // The view's own effects, which listen for its keys, have run before this one.
      for (const event of held.current.splice(0)) {
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(event.type, event));
      }
      return;
    }
    function hold(event: KeyboardEvent) {
      if (!isForView(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.current.push(event);
    }
    window.addEventListener('keydown', hold, { capture: true });
    return () => window.removeEventListener('keydown', hold, { capture: true });
  }, [isWaiting]);
}
