import type { CommandContext, Put } from '../commands/definition.ts';
import { derivedId } from '../identity/ids.ts';
import type { Ticket, TicketEvent } from './schema.ts';

type FieldChange = Extract<TicketEvent['change'], { type: 'fields' }>['fields'][number];

/** A field's value as the history keeps it; a list by its members. */
export function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

/**
 * Returns of the named fields those where a value goes that the person had not seen: another had set it since `was`. What
 * is not named in `was` counts as seen.
 */
export function unseenChanges<F extends keyof Ticket>(
  names: readonly F[],
  was: Partial<Pick<Ticket, F>>,
  before: Ticket,
  after: Ticket,
): FieldChange[] {
  return names.flatMap((field) => {
    const [from, to] = [asText(before[field]), asText(after[field])];
    return field in was && asText(was[field]) !== from && to !== from ? [{ field, from, to, unseen: true }] : [];
  });
}

/** Returns the write that tells of values replaced unseen, beside the entry for what was done; none when all were seen. */
export function unseenPuts(ticket: Ticket, fields: FieldChange[], context: CommandContext): Put[] {
  return fields.length === 0 ? [] : [ticketEventPut(ticket, { type: 'fields', fields }, context)];
}

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
