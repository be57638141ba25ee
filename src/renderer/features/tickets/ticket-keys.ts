import type { KeyTable } from '#renderer/ui/key-table.ts';

/** The keys of the ticket view beside those every list has; the frame shows them in help and palette. */
export const ticketKeys = {
  back: { keys: 'Escape', label: 'tickets.key.back', isOnlyKey: true },
  search: { keys: '/', label: 'tickets.key.search' },
  create: { keys: 'Ctrl+N', label: 'tickets.key.new' },
  edit: { keys: 'e', label: 'tickets.key.edit' },
  assign: { keys: 'a', label: 'tickets.key.assign' },
  handOver: { keys: 'h', label: 'tickets.key.handOver' },
  take: { keys: 't', label: 'tickets.key.take' },
  note: { keys: 'c', label: 'tickets.key.note' },
  status: { keys: 's', label: 'tickets.key.status' },
  resolve: { keys: 'r', label: 'tickets.key.resolve' },
} as const satisfies KeyTable;
