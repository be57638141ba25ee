import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket, TicketKind, TicketPriority } from '#shared/tickets/schema.ts';

/** The fields edited together in the ticket's own place. */
export interface TicketFields {
  title: string;
  description: string;
  kind: TicketKind;
  priority: TicketPriority;
  serviceId: Id | null;
  requesterPersonId: Id | null;
  requesterName: string;
  requesterPhone: string;
  unitId: Id | null;
}

/** What is being written, and what the ticket said when the writing began. */
export interface EditDraft {
  base: TicketFields;
  fields: TicketFields;
}

export const titleMax = 300;

/** Returns the editable fields of a ticket as they stand. */
export function fieldsOf(ticket: Ticket): TicketFields {
  return {
    title: ticket.title,
    description: ticket.description,
    kind: ticket.kind,
    priority: ticket.priority,
    serviceId: ticket.serviceId,
    requesterPersonId: ticket.requesterPersonId,
    requesterName: ticket.requesterName,
    requesterPhone: ticket.requesterPhone,
    unitId: ticket.unitId,
  };
}

/** Returns a draft that changes nothing yet. */
export function startEdit(ticket: Ticket): EditDraft {
  return { base: fieldsOf(ticket), fields: fieldsOf(ticket) };
}

function pick(fields: TicketFields, names: readonly (keyof TicketFields)[]): Partial<TicketFields> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name as keyof TicketFields)));
}

/**
 * Returns the command for what was changed, naming the values seen when the writing began, or null when nothing was.
 * Fields left alone are not named, so another's change to them stands.
 */
export function editArgs(ticketId: Id, { base, fields }: EditDraft): CommandArgs<'ticket.setFields'> | null {
  const written = { ...fields, title: fields.title.trim() };
  const names = (Object.keys(base) as (keyof TicketFields)[]).filter((name) => written[name] !== base[name]);
  return names.length === 0 ? null : { ticketId, set: pick(written, names), was: pick(base, names) };
}
