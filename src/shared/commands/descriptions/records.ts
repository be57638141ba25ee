import type { CommandDescription, CommandField } from '../command-description.ts';

/** What most records have of words; a record without one of them simply does not show it. */
function wordsIn(outer: string): CommandField[] {
  const shortText = { type: 'text', isLong: false } as const;
  const longText = { type: 'text', isLong: true } as const;
  return [
    { path: [outer, 'name'], label: 'commands.field.name', shape: shortText, isOpen: true },
    { path: [outer, 'title'], label: 'commands.field.title', shape: shortText, isOpen: true },
    { path: [outer, 'description'], label: 'commands.field.description', shape: longText, isOpen: true },
    { path: [outer, 'purpose'], label: 'commands.field.description', shape: longText, isOpen: true },
    { path: [outer, 'note'], label: 'commands.field.note', shape: longText, isOpen: true },
    { path: [outer, 'body'], label: 'commands.field.body', shape: longText, isOpen: true },
  ];
}

const record = { kindPath: ['kind'], path: ['id'] } as const;

/** Commands about records that people keep by filling in a form, in words. */
export const recordCommandDescriptions = {
  'record.create': { title: 'commands.record_create', about: null, makes: record, fields: wordsIn('values') },
  'record.set': { title: 'commands.record_set', about: record, makes: null, fields: wordsIn('set') },
  'group.setMember': {
    title: 'commands.group_setMember',
    about: { kind: 'groups', path: ['groupId'] },
    makes: null,
    fields: [
      {
        path: ['userId'],
        label: 'commands.field.member',
        shape: { type: 'reference', kind: 'users' },
        isOpen: true,
      },
    ],
  },
} as const satisfies Record<string, CommandDescription>;
