import type { KeyTable } from '#renderer/ui/key-table.ts';

/** The keys of the form for a new ticket. */
export const newTicketKeys = {
  more: { keys: 'Ctrl+M', label: 'tickets.key.newMore' },
  solved: { keys: 'Ctrl+L', label: 'tickets.key.newSolved' },
} as const satisfies KeyTable;
