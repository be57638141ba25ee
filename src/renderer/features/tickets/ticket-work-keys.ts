import type { KeyTable } from '#renderer/ui/key-table.ts';

/** The keys of the work on one ticket; the frame shows them in help and palette. */
export const ticketWorkKeys = {
  nextStep: { keys: 'n', label: 'ticketWork.key.nextStep' },
  link: { keys: 'l', label: 'ticketWork.key.link' },
  merge: { keys: 'm', label: 'ticketWork.key.merge' },
  undoMerge: { keys: 'u', label: 'ticketWork.key.undoMerge' },
  split: { keys: 'd', label: 'ticketWork.key.split' },
  copy: { keys: 'y', label: 'ticketWork.key.copy' },
  print: { keys: 'Ctrl+P', label: 'ticketWork.key.print' },
  ties: { keys: 'i', label: 'ticketWork.key.ties' },
  time: { keys: 'w', label: 'ticketWork.key.time' },
  takePart: { keys: 'p', label: 'stock.ticket.take' },
  template: { keys: 'Alt+M', label: 'ticketWork.key.template' },
} as const satisfies KeyTable;
