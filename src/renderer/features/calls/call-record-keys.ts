import type { KeyTable } from '#renderer/ui/index.ts';

/** Keys of the calls view, and of the record of calls in it. */
export const callRecordKeys = {
  tab: { keys: 'v', label: 'callRecords.key.tab' },
  correct: { keys: 'e', label: 'callRecords.key.correct' },
  ticket: { keys: 'n', label: 'callRecords.key.ticket' },
  message: { keys: 'm', label: 'callRecords.key.message' },
  callBack: { keys: 'l', label: 'callRecords.key.callBack' },
  export: { keys: 'Ctrl+E', label: 'callRecords.key.export' },
  search: { keys: '/', label: 'callRecords.key.search' },
  back: { keys: 'Escape', label: 'callRecords.key.back', isOnlyKey: true },
} as const satisfies KeyTable;

/** Keys of the call-backs in it; `dial` also calls the other party of a call in the record. */
export const callBackKeys = {
  create: { keys: 'Ctrl+N', label: 'callBacks.key.new' },
  dial: { keys: 'r', label: 'callBacks.key.dial' },
  take: { keys: 't', label: 'callBacks.key.take' },
  done: { keys: 'd', label: 'callBacks.key.done' },
  tried: { keys: 'i', label: 'callBacks.key.tried' },
  postpone: { keys: 'u', label: 'callBacks.key.postpone' },
  give: { keys: 'g', label: 'callBacks.key.give' },
} as const satisfies KeyTable;
