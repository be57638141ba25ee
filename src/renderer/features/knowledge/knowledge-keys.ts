import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the knowledge view beside those every list has; the frame shows them in help and palette. */
export const knowledgeKeys = {
  create: { keys: 'Ctrl+N', label: 'knowledge.key.new' },
  edit: { keys: 'e', label: 'knowledge.key.edit' },
  read: { keys: 'l', label: 'knowledge.key.read' },
  search: { keys: '/', label: 'knowledge.key.search' },
  back: { keys: 'Escape', label: 'knowledge.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
