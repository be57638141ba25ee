import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the calendar beside the arrows, which go from day to day. */
export const calendarKeys = {
  create: { keys: 'Ctrl+N', label: 'calendar.key.create' },
  month: { keys: 'm', label: 'calendar.key.month' },
  week: { keys: 'v', label: 'calendar.key.week' },
  list: { keys: 'l', label: 'calendar.key.list' },
  today: { keys: 't', label: 'calendar.key.today' },
  edit: { keys: 'e', label: 'calendar.key.edit' },
  earlier: { keys: 'Shift+Left', label: 'calendar.key.earlier' },
  later: { keys: 'Shift+Right', label: 'calendar.key.later' },
  open: { keys: 'o', label: 'calendar.key.open' },
  back: { keys: 'Escape', label: 'calendar.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
