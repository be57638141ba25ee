import type { KeyTable } from '#renderer/ui/index.ts';

/** The call flow: these work in every view, from the call bar. */
export const callKeys = {
  answer: { keys: 'F2', label: 'calls.key.answer' },
  faultReport: { keys: 'F4', label: 'calls.key.faultReport' },
  newTicket: { keys: 'F6', label: 'calls.key.ticket' },
  handOutLoan: { keys: 'F7', label: 'calls.key.loan' },
  goToCall: { keys: 'F8', label: 'calls.key.file' },
  end: { keys: 'F9', label: 'calls.key.end' },
} as const satisfies KeyTable;

/** Keys of the switchboard view alone; `file` is the same key as the call bar's way to the call, carried on. */
export const switchboardKeys = {
  search: { keys: 'F3', label: 'switchboard.key.search' },
  file: { keys: 'Ctrl+Enter', label: 'calls.key.file' },
  note: { keys: 'n', label: 'switchboard.key.note' },
  readyOrPause: { keys: 'Alt+P', label: 'switchboard.key.pause' },
} as const satisfies KeyTable;

/** Choosing who is calling among those who share the number. */
export const callerKeys = {
  choose1: { keys: '1', label: 'switchboard.key.choose', isOnlyKey: true },
  choose2: { keys: '2', label: 'switchboard.key.choose', isOnlyKey: true },
  choose3: { keys: '3', label: 'switchboard.key.choose', isOnlyKey: true },
  choose4: { keys: '4', label: 'switchboard.key.choose', isOnlyKey: true },
  choose5: { keys: '5', label: 'switchboard.key.choose', isOnlyKey: true },
  choose6: { keys: '6', label: 'switchboard.key.choose', isOnlyKey: true },
  choose7: { keys: '7', label: 'switchboard.key.choose', isOnlyKey: true },
  choose8: { keys: '8', label: 'switchboard.key.choose', isOnlyKey: true },
  choose9: { keys: '9', label: 'switchboard.key.choose', isOnlyKey: true },
} as const satisfies KeyTable;
