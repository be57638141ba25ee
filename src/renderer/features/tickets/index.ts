export { ticketListKeys } from './list/ticket-list-keys.ts';
export { mentionKeys } from './mentions/mention-keys.ts';
export { newTicketKeys } from './new-ticket/new-ticket-keys.ts';
export { ticketKeys } from './ticket-keys.ts';
export { ticketNoteKeys } from './ticket-note-keys.ts';
export { ticketWorkKeys } from './ticket-work-keys.ts';
