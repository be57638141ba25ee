import { messagePrioritySchema } from '../../messages/schema.ts';
import type { CommandDescription } from '../command-description.ts';

const text = { type: 'text', isLong: false } as const;
const aboutMessage = { kind: 'messages', path: ['messageId'] } as const;

/** The commands about messages, in words. */
export const messageDescriptions = {
  'message.send': {
    title: 'commands.message_send',
    about: null,
    makes: { kind: 'messages', path: ['id'] },
    fields: [
      { path: ['subject'], label: 'messages.field.subject', shape: text, isOpen: true },
      { path: ['body'], label: 'messages.field.body', shape: { type: 'text', isLong: true }, isOpen: true },
      {
        path: ['priority'],
        label: 'messages.field.priority',
        shape: { type: 'choice', words: 'messages.priority', values: messagePrioritySchema.options },
        isOpen: true,
      },
      { path: ['callerName'], label: 'messages.field.callerName', shape: text, isOpen: true },
      { path: ['callerNumber'], label: 'messages.field.callerNumber', shape: text, isOpen: true },
      {
        path: ['ticketId'],
        label: 'loans.detail.ticket',
        shape: { type: 'reference', kind: 'tickets' },
        isOpen: false,
      },
    ],
  },
  'message.read': { title: 'commands.message_read', about: null, makes: null, fields: [] },
  'message.followUp': { title: 'commands.message_followUp', about: aboutMessage, makes: null, fields: [] },
  'message.retry': { title: 'commands.message_retry', about: aboutMessage, makes: null, fields: [] },
} as const satisfies Record<string, CommandDescription>;
