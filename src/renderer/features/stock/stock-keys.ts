import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the stock view beside those every list has; the frame shows them in help and palette. */
export const stockKeys = {
  receiveNew: { keys: 'Ctrl+N', label: 'stock.key.receiveNew' },
  take: { keys: 't', label: 'stock.act.take' },
  receive: { keys: 'm', label: 'stock.act.receive' },
  return: { keys: 'l', label: 'stock.act.return' },
  move: { keys: 'f', label: 'stock.act.move' },
  count: { keys: 'r', label: 'stock.act.count' },
  search: { keys: '/', label: 'stock.search' },
  back: { keys: 'Escape', label: 'stock.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
