import type { registerFile as sv } from '../sv/register-file.ts';

export const registerFile: Readonly<Record<keyof typeof sv, string>> = {
  'registerFile.part': 'What the file is about',
  'registerFile.help.serviceAreas':
    'A CSV or JSON file with one service area a line: område, ordning, i bruk. A line is found by its id, else by the name. Read areas and levels before the services.',
  'registerFile.help.serviceLevels':
    'A CSV or JSON file with one service level a line: opening hours for each weekday, promises in minutes, and what happens while it waits. Save as CSV first to get all columns. A line is found by its id, else by the name.',
  'registerFile.notJson': 'The file is not a list in JSON.',
  'registerFile.noNameColumn': 'No column with the name was found. Line 1 has: {value}.',
  'registerFile.refusal.missing-name': 'The name is missing.',
  'registerFile.refusal.duplicate': 'The same name or id is on several lines: {value}.',
  'registerFile.refusal.ambiguous': 'Several are called that; give the id.',
  'registerFile.refusal.unknown-id': 'None has this id: {value}.',
  'registerFile.refusal.required': 'Must be filled in: {column}.',
  'registerFile.refusal.invalid': 'Does not hold: {column}.',
  'registerFile.refusal.too-many-cells': 'The line has more values than there are columns.',
};
