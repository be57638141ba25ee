import type { CommandContext, Put } from '../commands/definition.ts';
import { derivedId } from '../identity/ids.ts';
import type { Ticket, TicketEvent } from './schema.ts';

/** Returns the write of one entry in a ticket's history; its identifier follows from the command and `label`. */
export function ticketEventPut(
  ticket: Pick<Ticket, 'id' | 'organisationId'>,
  change: TicketEvent['change'],
  context: CommandContext,
  label: string = change.type,
): Put {
  return {
    kind: 'ticketEvents',
    row: {
      id: derivedId(context.commandId, `ticket-event:${label}`),
      organisationId: ticket.organisationId,
      version: 0,
      ticketId: ticket.id,
      userId: context.actor.userId,
      at: context.at,
      change,
    },
  };
}
