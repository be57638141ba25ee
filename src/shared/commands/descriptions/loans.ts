import type { CommandDescription } from '../command-description.ts';

const shortText = { type: 'text', isLong: false } as const;
const longText = { type: 'text', isLong: true } as const;

/** The commands about loans, in words. */
export const loanCommandDescriptions = {
  'loan.checkOut': {
    title: 'commands.loan_checkOut',
    about: { kind: 'devices', path: ['deviceId'] },
    makes: { kind: 'loans', path: ['id'] },
    fields: [
      {
        path: ['deviceId'],
        label: 'loans.handOut.device',
        shape: { type: 'reference', kind: 'devices' },
        isOpen: true,
      },
      {
        path: ['borrowerPersonId'],
        label: 'commands.field.borrowerPerson',
        shape: { type: 'reference', kind: 'people' },
        isOpen: true,
      },
      { path: ['borrowerName'], label: 'commands.field.borrowerName', shape: shortText, isOpen: true },
      { path: ['borrowerPhone'], label: 'loans.handOut.phone', shape: shortText, isOpen: true },
      { path: ['dueAt'], label: 'loans.handOut.dueDate', shape: { type: 'instant' }, isOpen: true },
      { path: ['accessoriesOut'], label: 'loans.handOut.accessories', shape: { type: 'texts' }, isOpen: true },
      { path: ['note'], label: 'loans.handOut.note', shape: longText, isOpen: true },
      {
        path: ['ticketId'],
        label: 'loans.detail.ticket',
        shape: { type: 'reference', kind: 'tickets' },
        isOpen: false,
      },
    ],
  },
  'loan.return': {
    title: 'commands.loan_return',
    about: { kind: 'loans', path: ['loanId'] },
    makes: null,
    fields: [
      {
        path: ['accessoriesMissing'],
        label: 'loans.detail.accessoriesMissing',
        shape: { type: 'texts' },
        isOpen: true,
      },
      { path: ['wiped'], label: 'loans.detail.wiped', shape: { type: 'flag' }, isOpen: true },
      { path: ['note'], label: 'loans.takeBack.note', shape: longText, isOpen: true },
    ],
  },
  'loan.settleConflict': {
    title: 'commands.loan_settleConflict',
    about: { kind: 'loans', path: ['loanId'] },
    makes: null,
    fields: [
      {
        path: ['as'],
        label: 'commands.field.settledAs',
        shape: { type: 'choice', words: 'commands.settlement', values: ['withdraw', 'take-over'] },
        isOpen: true,
      },
    ],
  },
} as const satisfies Record<string, CommandDescription>;
