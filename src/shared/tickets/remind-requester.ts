import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { derivedId, idSchema } from '../identity/ids.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { notePuts, noteReceiverRefs } from './note-delivery.ts';

/** Reminds the requester of what is waited for, in a note that is sent to them; counted so that the next step comes in its time. */
export const remindRequester = defineCommand({
  args: z.object({ ticketId: idSchema, text: z.string().trim().min(1).max(20_000) }),
  reads: ({ ticketId }, found) => [...refs({ kind: 'tickets', id: ticketId }), ...noteReceiverRefs(ticketId, found)],
  decide: ({ ticketId, text }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.status !== 'waiting-for-user') return refused('ticket-not-waiting');
      return applied(
        { kind: 'tickets', row: { ...ticket, remindedAt: [...ticket.remindedAt, context.at], updatedAt: context.at } },
        ...notePuts(
          ticket,
          {
            id: derivedId(context.commandId, 'reminder'),
            authorUserId: context.actor.userId,
            body: text,
            visibility: 'outward',
            attachmentIds: [],
            createdAt: context.at,
          },
          rows,
          context,
        ),
      );
    }),
});
