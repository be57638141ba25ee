import { z } from 'zod';
import { applied, type CommandContext, defineCommand, type Put, refs, refused } from '../commands/definition.ts';
import { type Id, idSchema } from '../identity/ids.ts';
import { withWritableTicket } from './edit-ticket.ts';
import { ticketEventPut } from './history.ts';
import type { Ticket } from './schema.ts';

function without(ids: readonly Id[], id: Id): Id[] {
  return ids.filter((known) => known !== id);
}

function related(ticket: Ticket, other: Ticket, isRelated: boolean, context: CommandContext): Put[] {
  const relatedIds = without(ticket.relatedIds, other.id);
  if (isRelated) relatedIds.push(other.id);
  return [
    { kind: 'tickets', row: { ...ticket, relatedIds, updatedAt: context.at } },
    ticketEventPut(
      ticket,
      { type: isRelated ? 'linked' : 'unlinked', ticketId: other.id },
      context,
      `related:${ticket.id}`,
    ),
  ];
}

/** Says that two tickets have to do with each other, or no longer; both show it. */
export const relateTickets = defineCommand({
  args: z.object({ ticketId: idSchema, otherId: idSchema, related: z.boolean() }),
  reads: ({ ticketId, otherId }) => refs({ kind: 'tickets', id: ticketId }, { kind: 'tickets', id: otherId }),
  decide: (args, rows, context) =>
    withWritableTicket(args.ticketId, rows, context, (ticket) =>
      withWritableTicket(args.otherId, rows, context, (other) => {
        if (ticket.id === other.id) return refused('ticket-is-itself');
        return applied(
          ...related(ticket, other, args.related, context),
          ...related(other, ticket, args.related, context),
        );
      }),
    ),
});

/**
 * Puts a ticket under another: a part of it, or one of those a major incident has caused. Null takes it out again. Only
 * one step deep, so that nobody has to search a tree.
 */
export const setTicketParent = defineCommand({
  args: z.object({ ticketId: idSchema, parentId: idSchema.nullable() }),
  reads: ({ ticketId, parentId }) => refs({ kind: 'tickets', id: ticketId }, { kind: 'tickets', id: parentId }),
  decide: ({ ticketId, parentId }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.parentId === parentId) return applied();
      const put: Put = { kind: 'tickets', row: { ...ticket, parentId, updatedAt: context.at } };
      if (parentId === null) return applied(put, ticketEventPut(ticket, { type: 'parent', parentId }, context));
      return withWritableTicket(parentId, rows, context, (parent) => {
        if (parent.id === ticket.id) return refused('ticket-is-itself');
        if (parent.parentId !== null) return refused('ticket-is-a-part');
        if (parent.status === 'closed') return refused('ticket-closed');
        return applied(put, ticketEventPut(ticket, { type: 'parent', parentId }, context));
      });
    }),
});
