import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the messages view beside those every list has. */
export const messageKeys = {
  create: { keys: 'Ctrl+N', label: 'messages.key.new' },
  reply: { keys: 'r', label: 'messages.key.reply' },
  followUp: { keys: 'f', label: 'messages.key.followUp' },
  retry: { keys: 'i', label: 'messages.key.retry' },
  nextView: { keys: 'v', label: 'messages.key.nextView' },
  search: { keys: '/', label: 'messages.key.search' },
  back: { keys: 'Escape', label: 'messages.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
