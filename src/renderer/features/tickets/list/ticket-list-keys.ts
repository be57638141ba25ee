import type { KeyTable } from '#renderer/ui/key-table.ts';
import { ticketKeys } from '../ticket-keys.ts';

/** The keys of the ticket list beside those of every list. */
export const ticketListKeys = {
  views: { keys: 'v', label: 'tickets.listKey.views' },
  columns: { keys: 'o', label: 'tickets.listKey.columns' },
  group: { keys: 'g', label: 'tickets.listKey.group' },
  bulk: { keys: 'b', label: 'tickets.listKey.bulk' },
  undo: { keys: 'z', label: 'tickets.listKey.undo' },
  export: { keys: 'Ctrl+E', label: 'tickets.listKey.export' },
  filter: { keys: 'f', label: 'tickets.listKey.filter' },
  view1: { keys: '1', label: 'tickets.listKey.view', isOnlyKey: true },
  view2: { keys: '2', label: 'tickets.listKey.view', isOnlyKey: true },
  view3: { keys: '3', label: 'tickets.listKey.view', isOnlyKey: true },
  view4: { keys: '4', label: 'tickets.listKey.view', isOnlyKey: true },
  view5: { keys: '5', label: 'tickets.listKey.view', isOnlyKey: true },
  view6: { keys: '6', label: 'tickets.listKey.view', isOnlyKey: true },
  view7: { keys: '7', label: 'tickets.listKey.view', isOnlyKey: true },
  view8: { keys: '8', label: 'tickets.listKey.view', isOnlyKey: true },
  view9: { keys: '9', label: 'tickets.listKey.view', isOnlyKey: true },
} as const satisfies KeyTable;

/** While tickets are marked, these keys of the open ticket are about the marked ones. */
export const bulkKeys = {
  edit: { keys: ticketKeys.edit.keys, label: 'tickets.bulkKey.edit' },
  assign: { keys: ticketKeys.assign.keys, label: 'tickets.bulkKey.assign' },
  take: { keys: ticketKeys.take.keys, label: 'tickets.bulkKey.take' },
  status: { keys: ticketKeys.status.keys, label: 'tickets.bulkKey.status' },
  note: { keys: ticketKeys.note.keys, label: 'tickets.bulkKey.note' },
  print: { keys: 'Ctrl+P', label: 'ticketWork.key.print' },
} as const satisfies KeyTable;
