import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the administration beside those every list has; the frame shows them in help and palette. */
export const administrationKeys = {
  create: { keys: 'Ctrl+N', label: 'administration.key.create' },
  search: { keys: '/', label: 'administration.key.search' },
  nextSection: { keys: 'n', label: 'administration.key.nextSection' },
  previousSection: { keys: 'p', label: 'administration.key.previousSection' },
  exchange: { keys: 'x', label: 'administration.key.exchange' },
  calendar: { keys: 'i', label: 'administration.key.calendar' },
  back: { keys: 'Escape', label: 'administration.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
