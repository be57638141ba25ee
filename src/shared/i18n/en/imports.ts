import type { imports as source } from '../sv/imports.ts';

export const imports: Readonly<Record<keyof typeof source, string>> = {
  'import.title': 'Import',
  'import.choose': 'Choose file',
  'import.file': 'File to import',
  'import.read':
    '{name}: {encoding}, {separator, select, semicolon {semicolons} comma {commas} tab {tabs} other {JSON}} between the values',
  'import.tooBig': 'The file is too big: at most {limit} MB.',
  'import.unreadable': 'The file could not be read. See that it is still there and try again.',
  'import.archive': 'This is a spreadsheet or an archive. Save it as CSV and choose that file.',
  'import.unknownColumns': 'Columns that are not known are left out: {columns}',
  'import.sum': '{created} will be created, {changed} changed, {same} are as before, {refused} cannot be',
  'import.outcome.create': 'Created',
  'import.outcome.change': 'Changed',
  'import.outcome.same': 'As before',
  'import.outcome.refused': 'Cannot be',
  'import.line': 'Line',
  'import.what': 'What happens',
  'import.why': 'Why',
  'import.apply': '{count, plural, one {Carry out # line} other {Carry out # lines}}',
  'import.applying': 'Carrying out',
  'import.stop': 'Stop',
  'import.done': '{count, plural, one {# line is carried out.} other {# lines are carried out.}}',
  'import.stopped': 'Stopped. {count, plural, one {# line is carried out.} other {# lines are carried out.}}',
  'import.failed': 'Line {line}: {why}',
  'import.empty': 'The file is empty.',
};
