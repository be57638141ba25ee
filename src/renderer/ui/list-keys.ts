import type { KeyTable } from './key-table.ts';

/** Keys every main list answers to, also before it has the focus; from its search the field itself leads into it (focusNearestList). */
export const listKeys = {
  next: { keys: 'j', label: 'ui.list.next', isOnlyKey: true },
  previous: { keys: 'k', label: 'ui.list.previous', isOnlyKey: true },
  first: { keys: 'Home', label: 'ui.list.first', isOnlyKey: true },
  last: { keys: 'End', label: 'ui.list.last', isOnlyKey: true },
  fromSearch: { keys: 'Down', label: 'ui.list.fromSearch', isOnlyKey: true },
  open: { keys: 'Enter', label: 'ui.list.open', isOnlyKey: true },
} as const satisfies KeyTable;

/** Keys of lists whose rows can be marked to do something with together. */
export const checkKeys = {
  check: { keys: 'x', label: 'ui.list.check', isOnlyKey: true },
  checkNext: { keys: 'J', label: 'ui.list.checkNext', isOnlyKey: true },
  checkPrevious: { keys: 'K', label: 'ui.list.checkPrevious', isOnlyKey: true },
} as const satisfies KeyTable;

/** Keys of lists whose rows stand in groups; on a group's head Enter opens and closes, x marks all of it. */
export const groupKeys = {
  expand: { keys: 'Right', label: 'ui.list.expand', isOnlyKey: true },
  collapse: { keys: 'Left', label: 'ui.list.collapse', isOnlyKey: true },
} as const satisfies KeyTable;
