import type { KeyTable } from '#renderer/ui/index.ts';

/** The key of the notices of ongoing major incidents, wherever they are shown. */
export const incidentKeys = {
  tie: { keys: 'Ctrl+J', label: 'incidents.key.tie' },
} as const satisfies KeyTable;
