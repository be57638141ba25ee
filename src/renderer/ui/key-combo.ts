/** What a key event tells of the combination pressed. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/**
 * Returns the combination as the key tables write it: `Ctrl+K`, `Alt+1`, `Shift+F2`, `j`, `?`. Shift is named only where it
 * does not already show in the character; the command key of a Mac counts as Ctrl.
 */
export function comboOf(event: KeyPress): string {
  const isCtrl = event.ctrlKey || event.metaKey;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const isCharacter = event.key.length === 1;
  let key = event.key === ' ' ? 'Space' : event.key;
  if (event.altKey && digit !== undefined) key = digit;
  else if (isCharacter && (isCtrl || event.altKey)) key = key.toUpperCase();
  else if (key.startsWith('Arrow')) key = key.slice('Arrow'.length);
  const isShiftNamed = event.shiftKey && (!isCharacter || isCtrl || event.altKey);
  return [isCtrl && 'Ctrl', event.altKey && 'Alt', isShiftNamed && 'Shift', key].filter(Boolean).join('+');
}

const writing =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="range"]), textarea, select, [contenteditable="true"]';
const ownKeys =
  'button, a[href], [role="menu"], [role="listbox"], [role="tablist"], [role="radiogroup"], [role="grid"], [role="treegrid"]';
const overlay = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/**
 * Returns whether a combination may act while `target` has the focus: not while somebody writes or answers an overlay, unless it
 * carries Ctrl or Alt or is a function key; Enter, Space and arrows stay with a control that uses them itself.
 */
export function mayFire(combo: string, target: EventTarget | null): boolean {
  if (/^(?:Ctrl|Alt)\+|^(?:Shift\+)?F\d{1,2}$/.test(combo)) return true;
  if (!(target instanceof Element)) return true;
  if (target.closest(writing) !== null || target.closest(overlay) !== null) return false;
  const isControlKey = ['Enter', 'Space', 'Up', 'Down', 'Left', 'Right', 'Home', 'End'].includes(combo);
  return !(isControlKey && target.closest(ownKeys) !== null);
}
