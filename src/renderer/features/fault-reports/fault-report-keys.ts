import type { KeyTable } from '#renderer/ui/index.ts';

/** The keys of the fault report; answers and scripts are chosen by their number. */
export const faultReportKeys = {
  option1: { keys: '1', label: 'faultReports.key.option', isOnlyKey: true },
  option2: { keys: '2', label: 'faultReports.key.option', isOnlyKey: true },
  option3: { keys: '3', label: 'faultReports.key.option', isOnlyKey: true },
  option4: { keys: '4', label: 'faultReports.key.option', isOnlyKey: true },
  option5: { keys: '5', label: 'faultReports.key.option', isOnlyKey: true },
  option6: { keys: '6', label: 'faultReports.key.option', isOnlyKey: true },
  option7: { keys: '7', label: 'faultReports.key.option', isOnlyKey: true },
  option8: { keys: '8', label: 'faultReports.key.option', isOnlyKey: true },
  option9: { keys: '9', label: 'faultReports.key.option', isOnlyKey: true },
  back: { keys: 'Backspace', label: 'faultReports.key.back' },
  backWhileWriting: { keys: 'Alt+Up', label: 'faultReports.key.back', isOnlyKey: true },
} as const satisfies KeyTable;

/** The action of each number key, first to ninth. */
export const optionActions = [
  'option1',
  'option2',
  'option3',
  'option4',
  'option5',
  'option6',
  'option7',
  'option8',
  'option9',
] as const satisfies readonly (keyof typeof faultReportKeys)[];
