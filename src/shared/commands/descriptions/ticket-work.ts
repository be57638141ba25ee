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
