import { type KeyboardEvent, useEffect, useState } from 'react';

interface RowChecksInput {
  checked: ReadonlySet<string> | undefined;
  onChange: ((checked: ReadonlySet<string>) => void) | undefined;
  /** Marks all of the group whose head one stands on; absent elsewhere. */
  checkGroup: (() => void) | undefined;
  /** The row at a place; null on a group's head and while it is on its way. */
  idAt: (place: number | null) => string | null;
  isHead: (place: number) => boolean;
  current: number | null;
  moveTo: (place: number) => void;
}

/** Marking by keys: x for where one stands, Shift with j or k takes the next along, Escape lets all go. */
export function useRowChecks(input: RowChecksInput) {
  const { checked = new Set(), onChange, checkGroup, idAt, isHead, current, moveTo } = input;
  const [reaching, setReaching] = useState<number | null>(null);

  // A row that was reached by extending is marked when it has come.
  const reachedId = idAt(reaching);
  useEffect(() => {
    if (reaching === null || reachedId === null) return;
    setReaching(null);
    if (!checked.has(reachedId)) onChange?.(new Set([...checked, reachedId]));
  }, [reaching, reachedId, checked, onChange]);

  function toggle(id: string) {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onChange?.(next);
  }

  function toggleCurrent() {
    const id = idAt(current);
    if (checkGroup !== undefined) checkGroup();
    else if (id !== null) toggle(id);
  }

  /** Marks where one stands and the next row that way; a group's head between them is passed over. */
  function extend(by: 1 | -1, lastPlace: number) {
    const id = idAt(current);
    const within = (place: number) => Math.max(0, Math.min(lastPlace, place));
    let target = within((current ?? -1) + by);
    while (isHead(target) && within(target + by) !== target) target = within(target + by);
    if (id !== null && !checked.has(id)) onChange?.(new Set([...checked, id]));
    if (isHead(target)) return;
    setReaching(target);
    moveTo(target);
  }

  /** Returns whether the key was one of marking. */
  function press(event: KeyboardEvent, lastPlace: number): boolean {
    if (onChange === undefined) return false;
    // With the caps lock on, Shift makes small letters.
    const isDown = event.key === 'J' || (event.shiftKey && ['j', 'ArrowDown'].includes(event.key));
    const isUp = event.key === 'K' || (event.shiftKey && ['k', 'ArrowUp'].includes(event.key));
    const lets = event.key === 'Escape' && checked.size > 0;
    if (event.key !== 'x' && !isDown && !isUp && !lets) return false;
    if (event.key === 'x') toggleCurrent();
    else if (lets) onChange(new Set());
    else extend(isDown ? 1 : -1, lastPlace);
    return true;
  }

  return { toggle, toggleCurrent, extend, press };
}
