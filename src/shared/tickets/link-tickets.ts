import { z } from 'zod';
import {
  applied,
  type CommandContext,
  type Decision,
  defineCommand,
  type Put,
  refs,
  refused,
} from '../commands/definition.ts';
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

/** Returns the write of a parent that has gained or lost a part. */
export function withPart(parent: Ticket, change: 1 | -1, context: Pick<CommandContext, 'at'>): Put {
  const partCount = Math.max(0, parent.partCount + change);
  return { kind: 'tickets', row: { ...parent, partCount, updatedAt: context.at } };
}

/** Refuses a parent that cannot take a part; null when it can. Only one step deep, so that nobody has to search a tree. */
export function refuseParent(parent: Ticket): Decision | null {
  if (parent.parentId !== null) return refused('ticket-is-a-part');
  return parent.status === 'closed' ? refused('ticket-closed') : null;
}

/**
 * Puts a ticket under another: a part of it, or one of those a major incident has caused. Null takes it out again. A former
 * parent the person may not see loses its part at the server (`withUnseenParents`).
 */
export const setTicketParent = defineCommand({
  args: z.object({ ticketId: idSchema, parentId: idSchema.nullable() }),
  reads: ({ ticketId, parentId }, found) =>
    refs(
      { kind: 'tickets', id: ticketId },
      { kind: 'tickets', id: parentId },
      { kind: 'tickets', id: found.get('tickets', ticketId)?.parentId },
    ),
  decide: ({ ticketId, parentId }, rows, context) =>
    withWritableTicket(ticketId, rows, context, (ticket) => {
      if (ticket.parentId === parentId) return applied();
      const puts: Put[] = [
        { kind: 'tickets', row: { ...ticket, parentId, updatedAt: context.at } },
        ticketEventPut(ticket, { type: 'parent', parentId }, context),
      ];
      const former = ticket.parentId === null ? undefined : rows.get('tickets', ticket.parentId);
      if (former !== undefined) puts.push(withPart(former, -1, context));
      if (parentId === null) return applied(...puts);
      return withWritableTicket(parentId, rows, context, (parent) => {
        if (parent.id === ticket.id) return refused('ticket-is-itself');
        if (ticket.partCount > 0) return refused('ticket-has-parts');
        return refuseParent(parent) ?? applied(...puts, withPart(parent, 1, context));
      });
    }),
});
