import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the day beside those every list has, and those of the ticket that is shown beside it. */
export const myDayKeys = {
  back: { keys: 'Escape', label: 'myDay.key.back', isOnlyKey: true },
  openInTickets: { keys: 'o', label: 'myDay.key.openInTickets' },
} as const satisfies KeyTable;
