import { useEffect, useRef } from 'react';

const textFields = 'input, textarea, select, [contenteditable="true"]';
const modifiers: ReadonlySet<string> = new Set(['Alt', 'AltGraph', 'Control', 'Meta', 'Shift']);

/** Whether a key is meant for the view, not for a text that is being written. */
function isForView({ key, target, isComposing }: KeyboardEvent): boolean {
  if (isComposing || modifiers.has(key)) return false;
  return !(target instanceof Element && target.closest(textFields) !== null);
}

/** Writes where the caret stands, as the keyboard does; a field of another kind than text has none and takes nothing. */
function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const { value, selectionStart, selectionEnd } = field;
  if (selectionStart === null || selectionEnd === null) return;
  // The element's own setter: React replaces that of its fields, and would take the text for its own and tell nobody.
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  const set = Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
  set?.call(field, value.slice(0, selectionStart) + text + value.slice(selectionEnd));
  field.setSelectionRange(selectionStart + text.length, selectionStart + text.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

/** Gives a key to whatever has the focus now; the browser writes nothing for a key that is given by a script, so that is done here. */
function give(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const isUsed = !target.dispatchEvent(new KeyboardEvent(event.type, event));
  // AltGr, which å ä ö's keyboards have for @ and more, is Ctrl+Alt to some systems.
  const isPlain = event.getModifierState('AltGraph') || !(event.ctrlKey || event.altKey || event.metaKey);
  const isText = isPlain && [...event.key].length === 1;
  if (isUsed || !isText) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) write(target, event.key);
}

/**
 * Holds the keys that are pressed while a view is still on its way, and gives them to it in their order once it is drawn: whoever
 * goes to a view and presses its key, or writes into the field it begins with, at once means that view.
 */
export function useHeldKeys(isWaiting: boolean): void {
  const held = useRef<KeyboardEvent[]>([]);
  useEffect(() => {
    if (!isWaiting) {
      // The view's own effects, which listen for its keys, have run before this one.
      const keys = held.current.splice(0);
      // After the drawing that is going on, and still before any further key: what they write is drawn one by one.
      queueMicrotask(() => {
        for (const event of keys) give(event);
      });
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
