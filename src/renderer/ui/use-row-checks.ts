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
  const [awaited, setAwaited] = useState<readonly number[]>([]);

  // Rows are marked before they have come, by a key that is faster than they are: each is, as soon as it is here.
  const come = awaited.filter((place) => idAt(place) !== null).join(' ');
  useEffect(() => {
    if (come === '') return;
    const places = new Set(come.split(' ').map(Number));
    setAwaited((before) => before.filter((place) => !places.has(place)));
    const ids = [...places].flatMap((place) => idAt(place) ?? []).filter((id) => !checked.has(id));
    if (ids.length > 0) onChange?.(new Set([...checked, ...ids]));
  }, [come, idAt, checked, onChange]);

  // Another list begins at its top: what was awaited was of the last one.
  const isElsewhere = current === null;
  useEffect(() => {
    if (isElsewhere) setAwaited([]);
  }, [isElsewhere]);
  const awaitRows = (...places: readonly number[]) => setAwaited((before) => [...new Set([...before, ...places])]);

  function toggle(id: string) {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onChange?.(next);
  }

  function toggleCurrent() {
    const id = idAt(current);
    if (checkGroup !== undefined) checkGroup();
    else if (id !== null) toggle(id);
    else if (current !== null && !isHead(current)) awaitRows(current);
  }

  /** Marks where one stands and the next row that way; a group's head between them is passed over. */
  function extend(by: 1 | -1, lastPlace: number) {
    const id = idAt(current);
    const within = (place: number) => Math.max(0, Math.min(lastPlace, place));
    let target = within((current ?? -1) + by);
    while (isHead(target) && within(target + by) !== target) target = within(target + by);
    if (id !== null && !checked.has(id)) onChange?.(new Set([...checked, id]));
    else if (id === null && current !== null && !isHead(current)) awaitRows(current);
    if (isHead(target)) return;
    awaitRows(target);
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
