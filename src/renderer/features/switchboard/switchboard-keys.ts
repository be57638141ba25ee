import type { KeyTable } from '#renderer/ui/index.ts';

/** The call flow: these work in every view, from the call bar. */
export const callKeys = {
  answer: { keys: 'F2', label: 'calls.key.answer' },
  faultReport: { keys: 'F4', label: 'calls.key.faultReport' },
  transfer: { keys: 'F5', label: 'calls.key.transfer' },
  announce: { keys: 'Shift+F5', label: 'calls.key.announce' },
  newTicket: { keys: 'F6', label: 'calls.key.ticket' },
  handOutLoan: { keys: 'F7', label: 'calls.key.loan' },
  goToCall: { keys: 'F8', label: 'calls.key.goToCall' },
  end: { keys: 'F9', label: 'calls.key.end' },
  cancelTransfer: { keys: 'Shift+F9', label: 'calls.key.cancelTransfer' },
  park: { keys: 'F12', label: 'calls.key.park' },
  takeBack: { keys: 'Shift+F12', label: 'calls.key.takeBack' },
} as const satisfies KeyTable;

/** Keys of the switchboard view alone; letters and digits by themselves go into the search. */
export const switchboardKeys = {
  search: { keys: 'F3', label: 'switchboard.key.search' },
  file: { keys: 'Ctrl+Enter', label: 'calls.key.file' },
  note: { keys: 'Alt+N', label: 'switchboard.key.note' },
  noteAndNext: { keys: 'Alt+Enter', label: 'switchboard.key.noteAndNext' },
  handled: { keys: 'Alt+K', label: 'switchboard.key.handled' },
  reason: { keys: 'Alt+J', label: 'switchboard.key.reason' },
  history: { keys: 'Alt+Y', label: 'switchboard.key.history' },
  tie: { keys: 'Alt+T', label: 'switchboard.key.tie' },
  isCaller: { keys: 'Alt+C', label: 'switchboard.key.isCaller' },
  message: { keys: 'Alt+M', label: 'switchboard.key.message' },
  callBack: { keys: 'Alt+R', label: 'switchboard.key.callBack' },
  absence: { keys: 'Alt+H', label: 'switchboard.key.absence' },
  infoTexts: { keys: 'Alt+I', label: 'switchboard.key.infoTexts' },
  readyOrPause: { keys: 'Alt+P', label: 'switchboard.key.pause' },
  logOut: { keys: 'Alt+O', label: 'switchboard.key.logOut' },
  queues: { keys: 'Alt+Q', label: 'agents.key.queues' },
  colleagues: { keys: 'Alt+W', label: 'agents.key.colleagues' },
  board: { keys: 'Alt+S', label: 'switchboard.key.board' },
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
