import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withSupplierClock } from '../suppliers/supplier-clock.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { ticketEventPut } from './history.ts';
import { type Ticket, ticketClosingSchema, ticketFeedbackSchema, ticketStatusSchema } from './schema.ts';
import { nextStatuses } from './status.ts';
import { levelOf, levelRefs, withClockFor } from './targets.ts';

/**
 * Moves a ticket to another status. Resolving needs a resolution in words; closing needs feedback to the requester
 * (återkoppling), given now or before. A ticket that waits for the user may be closed for missing information.
 */
export const setTicketStatus = defineCommand({
  args: z.object({
    ticketId: idSchema,
    status: ticketStatusSchema,
    resolution: z.string().trim().min(1).max(20_000).nullable(),
    feedback: ticketFeedbackSchema.omit({ at: true }).nullable(),
    closedBecause: ticketClosingSchema.nullable().default(null),
  }),
  reads: ({ ticketId }, found) => {
    const ticket = found.get('tickets', ticketId);
    return [
      ...refs({ kind: 'tickets', id: ticketId }, { kind: 'suppliers', id: ticket?.supplierId }),
      ...levelRefs(ticket, found),
    ];
  },
  decide: ({ ticketId, status, resolution, feedback, closedBecause }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.mergedIntoId !== null) return refused('ticket-already-merged');
      if (ticket.status === status) return applied();
      const isGivenUp = status === 'closed' && closedBecause === 'missing-information';
      const isAllowed = isGivenUp ? ticket.status === 'waiting-for-user' : nextStatuses(ticket.status).includes(status);
      if (!isAllowed) return refused('status-not-allowed', { from: ticket.status, to: status });
      const next: Ticket = {
        ...withClockFor(ticket, status, levelOf(ticket, rows), context.at),
        updatedAt: context.at,
        resolution: resolution ?? ticket.resolution,
        waitingSince: status === 'waiting-for-user' ? context.at : null,
        remindedAt: status === 'waiting-for-user' ? [] : ticket.remindedAt,
        startedAt: ticket.startedAt ?? context.at,
      };
      if (status === 'resolved' && next.resolution === '') return refused('resolution-missing');
      if (status === 'resolved') next.resolvedAt = context.at;
      if (status === 'closed') {
        next.feedback = feedback === null ? ticket.feedback : { ...feedback, at: context.at };
        if (next.feedback === null) return refused('feedback-missing');
        next.closedAt = context.at;
        next.closedBecause = closedBecause ?? 'solved';
      }
      if (status === 'in-progress') {
        next.resolvedAt = null;
        next.closedAt = null;
        next.closedBecause = null;
      }
      return applied(
        { kind: 'tickets', row: withSupplierClock(ticket, next, rows, context.at) },
        ticketEventPut(ticket, { type: 'status', from: ticket.status, to: status }, context),
      );
    }),
});
