import { ticketKindSchema, ticketPrioritySchema } from '../../tickets/schema.ts';
import type { CommandDescription, CommandField } from '../command-description.ts';

const longText = { type: 'text', isLong: true } as const;
const aboutTicket = { kind: 'tickets', path: ['ticketId'] } as const;

function otherTicket(key: string): CommandField {
  return {
    path: [key],
    label: 'commands.field.otherTicket',
    shape: { type: 'reference', kind: 'tickets' },
    isOpen: false,
  };
}

/** Commands that tie tickets together and count the work on them, in words. */
export const ticketWorkDescriptions = {
  'ticket.remind': {
    title: 'commands.ticket_remind',
    about: aboutTicket,
    makes: null,
    fields: [{ path: ['text'], label: 'commands.field.reminder', shape: longText, isOpen: true }],
  },
  'ticket.resendNote': { title: 'commands.ticket_resendNote', about: aboutTicket, makes: null, fields: [] },
  'ticket.relate': {
    title: 'commands.ticket_relate',
    about: aboutTicket,
    makes: null,
    fields: [otherTicket('otherId')],
  },
  'ticket.setParent': {
    title: 'commands.ticket_setParent',
    about: aboutTicket,
    makes: null,
    fields: [otherTicket('parentId')],
  },
  'ticket.merge': { title: 'commands.ticket_merge', about: aboutTicket, makes: null, fields: [otherTicket('intoId')] },
  'ticket.unmerge': { title: 'commands.ticket_unmerge', about: aboutTicket, makes: null, fields: [] },
  'ticket.split': {
    title: 'commands.ticket_split',
    about: aboutTicket,
    makes: { kind: 'tickets', path: ['id'] },
    fields: [
      { path: ['title'], label: 'tickets.form.title', shape: { type: 'text', isLong: false }, isOpen: true },
      { path: ['description'], label: 'tickets.form.description', shape: longText, isOpen: true },
      {
        path: ['kind'],
        label: 'tickets.form.kind',
        shape: { type: 'choice', words: 'tickets.kind', values: ticketKindSchema.options },
        isOpen: true,
      },
      {
        path: ['serviceId'],
        label: 'tickets.form.service',
        shape: { type: 'reference', kind: 'services' },
        isOpen: true,
      },
      { path: ['unitId'], label: 'tickets.detail.unit', shape: { type: 'reference', kind: 'units' }, isOpen: true },
      {
        path: ['priority'],
        label: 'tickets.form.priority',
        shape: { type: 'choice', words: 'tickets.priority', values: ticketPrioritySchema.options },
        isOpen: true,
      },
    ],
  },
  'ticket.logTime': {
    title: 'commands.ticket_logTime',
    about: aboutTicket,
    makes: { kind: 'ticketTimes', path: ['id'] },
    fields: [{ path: ['note'], label: 'commands.field.timeNote', shape: longText, isOpen: true }],
  },
  'mention.seen': { title: 'commands.mention_seen', about: null, makes: null, fields: [] },
  'notice.seen': { title: 'commands.notice_seen', about: null, makes: null, fields: [] },
  'article.solved': { title: 'commands.article_solved', about: aboutTicket, makes: null, fields: [] },
} as const satisfies Record<string, CommandDescription>;
