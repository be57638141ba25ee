import { createTicket } from './create-ticket.ts';
import { addTicketNote, assignTicket, setTicketFields } from './edit-ticket.ts';
import { relateTickets, setTicketParent } from './link-tickets.ts';
import { logTicketTime } from './log-time.ts';
import { mergeTicket, unmergeTicket } from './merge-tickets.ts';
import { moveTicket } from './move-ticket.ts';
import { remindRequester } from './remind-requester.ts';
import { resendNote } from './resend-note.ts';
import { setTicketStatus } from './set-ticket-status.ts';
import { splitTicket } from './split-ticket.ts';

export const ticketCommands = {
  'ticket.create': createTicket,
  'ticket.setFields': setTicketFields,
  'ticket.assign': assignTicket,
  'ticket.setStatus': setTicketStatus,
  'ticket.addNote': addTicketNote,
  'ticket.resendNote': resendNote,
  'ticket.move': moveTicket,
  'ticket.remind': remindRequester,
  'ticket.relate': relateTickets,
  'ticket.setParent': setTicketParent,
  'ticket.merge': mergeTicket,
  'ticket.unmerge': unmergeTicket,
  'ticket.split': splitTicket,
  'ticket.logTime': logTicketTime,
} as const;
