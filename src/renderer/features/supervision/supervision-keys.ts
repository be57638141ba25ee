import type { KeyTable } from '#renderer/ui/index.ts';

export const supervisionKeys = {
  close: { keys: 'Escape', label: 'supervision.key.close' },
  wall: { keys: 'v', label: 'supervision.wall' },
} as const satisfies KeyTable;
