import type { keys as swedish } from '../sv/keys.ts';

export const keys: Record<keyof typeof swedish, string> = {
  'keys.change': 'Change',
  'keys.changeOf': 'Change the key for {action}, now {keys}',
  'keys.press': 'Press the new key …',
  'keys.pressFor': '{action}: press the new key. Esc cancels.',
  'keys.reset': 'Reset',
  'keys.resetOf': 'Reset the key for {action} to {keys}',
  'keys.resetAll': 'Reset all keys of your own',
  'keys.notUsable':
    '{keys} cannot be chosen. Choose a function key, or Ctrl or Alt with a letter or digit that is not already the system’s.',
  'keys.taken': '{keys} is already used for: {by}. Choose another, or change that one first.',
  'keys.chosen': '{action} now has {keys}.',
  'keys.explain': 'Keys with “Change” are yours to choose. They hold for you on this workstation.',
  'keys.print': 'Print …',
  'keys.toPdf': 'Save as PDF',
  'keys.map': 'Key map',
  'keys.map.title': 'Keys in Växelbord',
  'keys.map.of': '{name}, {date}',
  'keys.printFailed': 'The key map could not be printed. The log of this workstation says why.',
  'keys.printed': 'The key map is done.',
};
