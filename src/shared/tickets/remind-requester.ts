import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { derivedId, idSchema } from '../identity/ids.ts';
import { withWritableTicket } from './edit-ticket.ts';

/** Reminds the requester of what is waited for, in a note to them; counted so that the next step comes in its time. */
export const remindRequester = defineCommand({
  args: z.object({ ticketId: idSchema, text: z.string().trim().min(1).max(20_000) }),
  reads: ({ ticketId }) => refs({ kind: 'tickets', id: ticketId }),
  decide: ({ ticketId, text }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.status !== 'waiting-for-user') return refused('ticket-not-waiting');
      return applied(
        { kind: 'tickets', row: { ...ticket, remindedAt: [...ticket.remindedAt, context.at], updatedAt: context.at } },
        {
          kind: 'ticketNotes',
          row: {
            id: derivedId(context.commandId, 'reminder'),
            organisationId: ticket.organisationId,
            version: 0,
            ticketId,
            authorUserId: context.actor.userId,
            body: text,
            visibility: 'outward',
            attachmentIds: [],
            createdAt: context.at,
          },
        },
      );
    }),
});
