import { createTicket } from './create-ticket.ts';
import { addTicketNote, assignTicket, setTicketFields } from './edit-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { setTicketStatus } from './set-ticket-status.ts';

export const ticketCommands = {
  'ticket.create': createTicket,
  'ticket.setFields': setTicketFields,
  'ticket.assign': assignTicket,
  'ticket.setStatus': setTicketStatus,
  'ticket.addNote': addTicketNote,
  'ticket.move': moveTicket,
} as const;
