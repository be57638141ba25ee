import { z } from 'zod';
import { applied, defineCommand, refs, refused } from '../commands/definition.ts';
import { idSchema } from '../identity/ids.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { ticketEventPut } from './history.ts';

/**
 * Says that a ticket is the same matter as another: it closes and points there, its history shows in the other. Nothing
 * is copied or moved, so that it can be undone at any time.
 */
export const mergeTicket = defineCommand({
  args: z.object({ ticketId: idSchema, intoId: idSchema }),
  reads: ({ ticketId, intoId }) => refs({ kind: 'tickets', id: ticketId }, { kind: 'tickets', id: intoId }),
  decide: ({ ticketId, intoId }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) =>
      withWritableTicket(intoId, rows, context, (into) => {
        if (ticket.id === into.id) return refused('ticket-is-itself');
        if (ticket.mergedIntoId !== null) return refused('ticket-already-merged');
        if (into.mergedIntoId !== null) return refused('ticket-already-merged');
        const merged = {
          ...ticket,
          mergedIntoId: into.id,
          statusBeforeMerge: ticket.status,
          status: 'closed' as const,
          closedAt: context.at,
          closedBecause: 'merged' as const,
          updatedAt: context.at,
        };
        return applied(
          { kind: 'tickets', row: merged },
          ticketEventPut(ticket, { type: 'merged', intoId: into.id }, context, 'merged'),
          { kind: 'tickets', row: { ...into, updatedAt: context.at } },
          ticketEventPut(into, { type: 'took-in', ticketId: ticket.id }, context, 'took-in'),
        );
      }),
    ),
});

/** Takes a merge back: the ticket is what it was before. */
export const unmergeTicket = defineCommand({
  args: z.object({ ticketId: idSchema }),
  reads: ({ ticketId }) => refs({ kind: 'tickets', id: ticketId }),
  decide: ({ ticketId }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.mergedIntoId === null || ticket.statusBeforeMerge === null) return refused('ticket-not-merged');
      const wasClosed = ticket.statusBeforeMerge === 'closed';
      const restored = {
        ...ticket,
        status: ticket.statusBeforeMerge,
        statusBeforeMerge: null,
        mergedIntoId: null,
        closedAt: wasClosed ? ticket.closedAt : null,
        closedBecause: wasClosed ? ('solved' as const) : null,
        updatedAt: context.at,
      };
      return applied(
        { kind: 'tickets', row: restored },
        ticketEventPut(ticket, { type: 'unmerged', fromId: ticket.mergedIntoId }, context),
      );
    }),
});
