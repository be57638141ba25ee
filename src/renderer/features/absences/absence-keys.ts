import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the absence view beside those every list has; the frame shows them in help and palette. */
export const absenceKeys = {
  create: { keys: 'Ctrl+N', label: 'absences.key.new' },
  change: { keys: 'e', label: 'absences.key.change' },
  end: { keys: 'b', label: 'absences.key.end' },
  remove: { keys: 'Delete', label: 'absences.key.remove' },
  calendar: { keys: 'i', label: 'absences.key.calendar' },
  search: { keys: '/', label: 'absences.key.search' },
  back: { keys: 'Escape', label: 'absences.key.back', isOnlyKey: true },
} as const satisfies KeyTable;
