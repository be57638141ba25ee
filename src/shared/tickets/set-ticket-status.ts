import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withSupplierClock } from '../suppliers/supplier-clock.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { feedbackRefusal, givenFeedbackSchema, keptFeedback } from './feedback.ts';
import { ticketEventPut, unseenChanges, unseenPuts } from './history.ts';
import { type Ticket, ticketClosingSchema, ticketSchema, ticketStatusSchema } from './schema.ts';
import { nextStatuses } from './status.ts';
import { levelOf, levelRefs, withClockFor } from './targets.ts';

/**
 * Moves a ticket to another status. Resolving needs a resolution in words; closing needs feedback to the requester
 * (återkoppling: how and to whom, or why not), given now or before. A ticket that waits for the user may be closed for missing information. Status and
 * resolution that another has set since they `was` seen are told in the history; so is a second resolution of two people.
 */
export const setTicketStatus = defineCommand({
  args: z.object({
    ticketId: idSchema,
    status: ticketStatusSchema,
    resolution: z.string().trim().min(1).max(20_000).nullable(),
    feedback: givenFeedbackSchema.nullable(),
    closedBecause: ticketClosingSchema.nullable().default(null),
    was: ticketSchema.pick({ status: true, resolution: true }).partial().default({}),
  }),
  reads: ({ ticketId }, found) => {
    const ticket = found.get('tickets', ticketId);
    return [
      ...refs({ kind: 'tickets', id: ticketId }, { kind: 'suppliers', id: ticket?.supplierId }),
      ...levelRefs(ticket, found),
    ];
  },
  decide: ({ ticketId, status, resolution, feedback, closedBecause, was }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.mergedIntoId !== null) return refused('ticket-already-merged');
      if (ticket.status === status) {
        // Another was first; what was written here is not dropped for it.
        const late: Ticket = { ...ticket, resolution: resolution ?? ticket.resolution, updatedAt: context.at };
        const replaced = unseenChanges(['resolution'], was, ticket, late);
        return status !== 'resolved' || replaced.length === 0
          ? applied()
          : applied({ kind: 'tickets', row: late }, ...unseenPuts(ticket, replaced, context));
      }
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
        const lack = feedback === null ? null : feedbackRefusal(feedback, ticket, context.at);
        if (lack !== null) return refused(lack);
        next.feedback = feedback === null ? ticket.feedback : keptFeedback(feedback, context.at);
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
        ...unseenPuts(ticket, unseenChanges(['status', 'resolution'], was, ticket, next), context),
      );
    }),
});
