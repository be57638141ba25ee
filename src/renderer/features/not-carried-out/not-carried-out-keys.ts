import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the view beside those every list has; the frame shows them in help and palette. */
export const notCarriedOutKeys = {
  correct: { keys: 'e', label: 'notCarriedOut.key.correct' },
  sendAgain: { keys: 's', label: 'notCarriedOut.key.sendAgain' },
  open: { keys: 'o', label: 'notCarriedOut.key.open' },
  discard: { keys: 'Delete', label: 'notCarriedOut.key.discard' },
  copy: { keys: 'c', label: 'notCarriedOut.key.copy' },
  back: { keys: 'Escape', label: 'notCarriedOut.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
