import type { KeyTable } from '#renderer/ui/key-table.ts';

/** Calls a colleague from the note being written; writing an @ does the same. */
export const mentionKeys = {
  mention: { keys: 'Alt+K', label: 'mentions.key.mention' },
} as const satisfies KeyTable;
