import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { ticketEventPut } from './history.ts';
import { type Ticket, ticketFeedbackSchema, ticketStatusSchema } from './schema.ts';
import { nextStatuses } from './status.ts';

/**
 * Moves a ticket to another status. Resolving needs a resolution in words; closing needs feedback to the requester
 * (återkoppling), given now or before.
 */
export const setTicketStatus = defineCommand({
  args: z.object({
    ticketId: idSchema,
    status: ticketStatusSchema,
    resolution: z.string().trim().min(1).max(20_000).nullable(),
    feedback: ticketFeedbackSchema.omit({ at: true }).nullable(),
  }),
  reads: (args) => refs({ kind: 'tickets', id: args.ticketId }),
  decide: ({ ticketId, status, resolution, feedback }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.status === status) return applied();
      if (!nextStatuses(ticket.status).includes(status)) {
        return refused('status-not-allowed', { from: ticket.status, to: status });
      }
      const next: Ticket = { ...ticket, status, updatedAt: context.at, resolution: resolution ?? ticket.resolution };
      if (status === 'resolved' && next.resolution === '') return refused('resolution-missing');
      if (status === 'resolved') next.resolvedAt = context.at;
      if (status === 'closed') {
        next.feedback = feedback === null ? ticket.feedback : { ...feedback, at: context.at };
        if (next.feedback === null) return refused('feedback-missing');
        next.closedAt = context.at;
      }
      if (status === 'in-progress') {
        next.resolvedAt = null;
        next.closedAt = null;
      }
      return applied(
        { kind: 'tickets', row: next },
        ticketEventPut(ticket, { type: 'status', from: ticket.status, to: status }, context),
      );
    }),
});
