import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the directory beside those every list has. */
export const directoryKeys = {
  search: { keys: 'F3', label: 'directory.key.search' },
  searchToo: { keys: '/', label: 'directory.key.search' },
  proposeNew: { keys: 'Ctrl+N', label: 'directory.key.proposeNew' },
  back: { keys: 'Escape', label: 'directory.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
