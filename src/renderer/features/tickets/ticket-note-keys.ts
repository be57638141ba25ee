import type { KeyTable } from '#renderer/ui/key-table.ts';

/** The keys of the notes being written on one ticket; they work while one writes. */
export const ticketNoteKeys = {
  another: { keys: 'Alt+N', label: 'tickets.key.anotherDraft' },
  next: { keys: 'Alt+J', label: 'tickets.key.nextDraft' },
  discard: { keys: 'Alt+X', label: 'tickets.key.discardDraft' },
  undoDiscard: { keys: 'Alt+Z', label: 'tickets.key.undoDiscardDraft' },
} as const satisfies KeyTable;
