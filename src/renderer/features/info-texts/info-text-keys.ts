import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the info texts beside those every list has; the frame shows them in help and palette. */
export const infoTextKeys = {
  create: { keys: 'Ctrl+N', label: 'infoTexts.key.new' },
  edit: { keys: 'e', label: 'infoTexts.key.edit' },
  search: { keys: '/', label: 'infoTexts.key.search' },
  back: { keys: 'Escape', label: 'infoTexts.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
