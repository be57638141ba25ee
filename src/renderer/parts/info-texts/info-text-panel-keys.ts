import type { KeyTable } from '#renderer/ui/index.ts';

/** Keys of the info texts beside a call, where letters go into a search. */
export const infoTextPanelKeys = {
  create: { keys: 'Ctrl+N', label: 'infoTexts.panel.key.new' },
  edit: { keys: 'Ctrl+E', label: 'infoTexts.panel.key.edit' },
} as const satisfies KeyTable;
