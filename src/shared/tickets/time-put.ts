import type { CommandContext, Put } from '../commands/definition.ts';
import type { Ticket, TicketTime } from './schema.ts';

/** Returns the write of time that whoever gives the command spent on the ticket; `minutes` may be negative, to put a mistake right. */
export function timePut(
  entry: Pick<TicketTime, 'id' | 'minutes' | 'note'>,
  { id: ticketId, organisationId }: Ticket,
  { actor, at }: CommandContext,
): Put {
  return { kind: 'ticketTimes', row: { ...entry, organisationId, version: 0, ticketId, userId: actor.userId, at } };
}
