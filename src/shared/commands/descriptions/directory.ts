import { lookUpReasonSchema } from '../../directory/proposal-schema.ts';
import type { CommandDescription } from '../command-description.ts';

const record = { kindPath: ['kind'], path: ['recordId'] } as const;
const longText = { type: 'text', isLong: true } as const;

/** Commands about the directory, in words. */
export const directoryCommandDescriptions = {
  'directory.propose': {
    title: 'commands.directory_propose',
    about: record,
    makes: { kind: 'directoryProposals', path: ['id'] },
    fields: [{ path: ['note'], label: 'commands.field.note', shape: longText, isOpen: true }],
  },
  'directory.decide': {
    title: 'commands.directory_decide',
    about: { kind: 'directoryProposals', path: ['proposalId'] },
    makes: null,
    fields: [
      {
        path: ['as'],
        label: 'commands.field.decision',
        shape: { type: 'choice', words: 'directory.proposal.status', values: ['approved', 'refused'] },
        isOpen: false,
      },
      { path: ['reason'], label: 'commands.field.reason', shape: longText, isOpen: true },
    ],
  },
  'directory.lookUp': {
    title: 'commands.directory_lookUp',
    about: { kind: 'people', path: ['personId'] },
    makes: { kind: 'protectedLookUps', path: ['id'] },
    fields: [
      {
        path: ['reason'],
        label: 'commands.field.reason',
        shape: { type: 'choice', words: 'directory.lookUp.reason', values: lookUpReasonSchema.options },
        isOpen: true,
      },
      { path: ['note'], label: 'commands.field.note', shape: longText, isOpen: true },
    ],
  },
} as const satisfies Record<string, CommandDescription>;
