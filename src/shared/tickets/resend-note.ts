import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { noteCarrier, noteMessageId, noteReceiverRefs, withDeliveryOf } from './note-delivery.ts';

/**
 * Sends an outward note that did not arrive again, to the address the requester has now: for whoever works with the ticket,
 * as its author may be a rule. One that is on its way already goes on its way once.
 */
export const resendNote = defineCommand({
  args: z.object({ ticketId: idSchema, noteId: idSchema }),
  reads: ({ ticketId, noteId }, found) => [
    ...refs(
      { kind: 'tickets', id: ticketId },
      { kind: 'ticketNotes', id: noteId },
      { kind: 'messages', id: noteMessageId(noteId) },
    ),
    ...noteReceiverRefs(ticketId, found),
  ],
  decide: ({ ticketId, noteId }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      const note = rows.get('ticketNotes', noteId);
      if (note === undefined || note.ticketId !== ticketId) return refused('not-found', { what: 'note' });
      if (note.delivery?.state !== 'failed') return applied();
      const fresh = noteCarrier(ticket, note, rows, context);
      if (fresh === null) return refused('requester-unreachable');
      // Only its author has the message that carried it; the server puts what is new into it.
      const carried = rows.get('messages', fresh.id);
      const message = carried === undefined ? fresh : { ...carried, recipients: fresh.recipients };
      return applied({ kind: 'ticketNotes', row: withDeliveryOf(note, message) }, { kind: 'messages', row: message });
    }),
});
