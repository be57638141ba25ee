import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the loan view beside those every list has; the frame shows them in help and palette. */
export const loanKeys = {
  handOut: { keys: 'Ctrl+N', label: 'loans.key.handOut' },
  takeBack: { keys: 't', label: 'loans.key.takeBack' },
  search: { keys: '/', label: 'loans.key.search' },
  back: { keys: 'Escape', label: 'loans.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
