import type { KeyboardEvent, RefObject } from 'react';
import { targetRow } from './data-table-layout.ts';
import type { Places } from './data-table-places.ts';
import { checkKeys, listKeys } from './list-keys.ts';
import type { useRowChecks } from './use-row-checks.ts';
import type { useTablePlaces } from './use-table-places.ts';
import { useViewKeys } from './view-keys.ts';

interface TableKeysInput {
  grid: RefObject<HTMLTableElement | null>;
  places: Places;
  standing: ReturnType<typeof useTablePlaces>;
  checks: ReturnType<typeof useRowChecks>;
  isCheckable: boolean;
  isMain: boolean;
  selectedId: string | null;
  onOpen: ((id: string) => void) | undefined;
  onGroupToggle: ((key: string) => void) | undefined;
  /** How many rows are in sight. */
  pageLength: () => number;
}

/** Returns what the table does with a key pressed in it; the keys of lists also act while nothing has the focus. */
export function useTableKeys(input: TableKeysInput) {
  const { grid, places, standing, checks, isCheckable, isMain, selectedId, onOpen, onGroupToggle, pageLength } = input;
  const { current, headKey, moveTo } = standing;
  const lastPlace = places.total - 1;

  /** Left and right as in a tree: close and open a group, go to its head and into it. Returns whether something was done. */
  function turn(key: string): boolean {
    if (onGroupToggle === undefined || current === null || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    const entry = places.entryAt(current);
    if (entry.group === null) return false;
    const head = places.placeOfGroup(entry.group.key) ?? current;
    if (entry.type === 'row') {
      if (key === 'ArrowLeft') moveTo(head);
    } else if (entry.group.isCollapsed === (key === 'ArrowRight')) onGroupToggle(entry.group.key);
    else if (key === 'ArrowRight' && head < lastPlace) moveTo(head + 1);
    return true;
  }

  function open(): boolean {
    if (headKey !== null) onGroupToggle?.(headKey);
    else if (selectedId !== null) onOpen?.(selectedId);
    return headKey !== null || selectedId !== null;
  }

  /** Where nothing stands out, as after a search, the first row does. */
  function enterFirst(): boolean {
    if (current !== null || places.total === 0) return false;
    moveTo(0);
    return true;
  }

  function act(event: KeyboardEvent): boolean {
    if (checks.press(event, lastPlace)) return true;
    if (event.key === 'Enter') return enterFirst() || open();
    if (event.key === ' ' && headKey !== null) return open();
    if (turn(event.key)) return true;
    const target = targetRow(event.key, current, places.total, pageLength());
    if (target === null) return false;
    moveTo(target);
    return true;
  }

  function focusAndMove(key: string) {
    const target = targetRow(key, current, places.total, 1);
    if (target === null) return;
    grid.current?.focus();
    moveTo(target);
  }

  const isAnswering = isMain && places.total > 0;
  const canOpen = headKey !== null || (selectedId !== null && onOpen !== undefined);
  useViewKeys(
    listKeys,
    isAnswering
      ? {
          next: () => focusAndMove('j'),
          previous: () => focusAndMove('k'),
          first: () => focusAndMove('Home'),
          last: () => focusAndMove('End'),
          open: canOpen ? () => void open() : undefined,
        }
      : {},
  );
  useViewKeys(
    checkKeys,
    isAnswering && isCheckable
      ? {
          check: () => checks.toggleCurrent(),
          checkNext: () => checks.extend(1, lastPlace),
          checkPrevious: () => checks.extend(-1, lastPlace),
        }
      : {},
  );

  return function press(event: KeyboardEvent<HTMLTableElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return;
    if (!act(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
