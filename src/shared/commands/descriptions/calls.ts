import { callOutcomeSchema } from '../../calls/schema.ts';
import type { CommandDescription, CommandField } from '../command-description.ts';

const resultFields: readonly CommandField[] = [
  {
    path: ['outcome'],
    label: 'commands.field.outcome',
    shape: { type: 'choice', words: 'calls.outcome', values: callOutcomeSchema.options },
    isOpen: true,
  },
  { path: ['note'], label: 'tickets.note.label', shape: { type: 'text', isLong: true }, isOpen: true },
  {
    path: ['personId'],
    label: 'commands.field.callerPerson',
    shape: { type: 'reference', kind: 'people' },
    isOpen: true,
  },
  {
    path: ['ticketId'],
    label: 'loans.detail.ticket',
    shape: { type: 'reference', kind: 'tickets' },
    isOpen: false,
  },
  {
    path: ['reasonCodeId'],
    label: 'calls.reasonCode',
    shape: { type: 'reference', kind: 'reasonCodes' },
    isOpen: true,
  },
];

/** The commands about calls, in words. */
export const callCommandDescriptions = {
  'call.record': {
    title: 'commands.call_record',
    about: { kind: 'calls', path: ['call', 'id'] },
    makes: null,
    fields: [
      {
        path: ['call', 'fromNumber'],
        label: 'commands.field.caller',
        shape: { type: 'text', isLong: false },
        isOpen: false,
      },
      { path: ['call', 'arrivedAt'], label: 'commands.field.arrived', shape: { type: 'instant' }, isOpen: false },
      ...resultFields,
    ],
  },
  'call.correct': {
    title: 'commands.call_correct',
    about: { kind: 'calls', path: ['callId'] },
    makes: null,
    fields: resultFields,
  },
} as const satisfies Record<string, CommandDescription>;
