import type { CommandArgs } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type PlannedDraft, plannedDraft, plannedTimes } from './fields/planned.ts';

const names = [
  'title',
  'description',
  'kind',
  'priority',
  'impact',
  'urgency',
  'priorityReason',
  'serviceId',
  'requesterPersonId',
  'requesterName',
  'requesterPhone',
  'requesterEmail',
  'unitId',
  'place',
  'affectedPersonId',
  'deviceId',
  'tagIds',
  'supplierId',
  'supplierReference',
  'plannedFrom',
  'plannedTo',
] as const;
export type FieldName = (typeof names)[number];

/** The fields edited together in the ticket's own place. */
export type TicketFields = Pick<Ticket, FieldName>;

/** What is being written, and what the ticket said when the writing began. Planned times stand as they are typed. */
export interface EditDraft {
  base: TicketFields;
  fields: TicketFields;
  planned: PlannedDraft;
}

export const titleMax = 300;
/** The longest description and note that a command takes. */
export const longTextMax = 100_000;

function pick(fields: TicketFields, wanted: readonly FieldName[]): Partial<TicketFields> {
  return Object.fromEntries(wanted.map((name) => [name, fields[name]]));
}

/** Returns the editable fields of a ticket as they stand. */
export function fieldsOf(ticket: Ticket): TicketFields {
  return pick(ticket, names) as TicketFields;
}

/** Returns a draft that changes nothing yet. */
export function startEdit(ticket: Ticket): EditDraft {
  return { base: fieldsOf(ticket), fields: fieldsOf(ticket), planned: plannedDraft(ticket) };
}

/** Whether two values of a field are the same; lists by their members, in any order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((id: unknown) => other.includes(id));
}

/** Returns the fields as they would be saved: a person's own clock times as instants, texts without blank ends. */
export function writtenFields({ base, fields, planned }: EditDraft): TicketFields {
  const isAsBefore = JSON.stringify(planned) === JSON.stringify(plannedDraft(base));
  return {
    ...fields,
    title: fields.title.trim(),
    requesterEmail: fields.requesterEmail.trim(),
    place: fields.place.trim(),
    supplierReference: fields.supplierReference.trim(),
    priorityReason: fields.priorityReason.trim(),
    // Seconds that cannot be written in the form stay unless somebody writes another time.
    ...(isAsBefore ? { plannedFrom: base.plannedFrom, plannedTo: base.plannedTo } : plannedTimes(planned)),
  };
}

/**
 * Returns the command for what was changed, naming the values seen when the writing began, or null when nothing was.
 * Fields left alone are not named, so another's change to them stands.
 */
export function editArgs(ticketId: Id, draft: EditDraft): CommandArgs<'ticket.setFields'> | null {
  const { base } = draft;
  const written = writtenFields(draft);
  const changed = names.filter((name) => !isSame(written[name], base[name]));
  return changed.length === 0 ? null : { ticketId, set: pick(written, changed), was: pick(base, changed) };
}

/** Returns the fields that say something else on the ticket now than when the writing began, and than is written here. */
export function changedByOthers(draft: EditDraft, ticket: Ticket): FieldName[] {
  const now = fieldsOf(ticket);
  const written = writtenFields(draft);
  return names.filter((name) => !isSame(now[name], draft.base[name]) && !isSame(now[name], written[name]));
}

/** Returns the draft with a field as it stands on the ticket now. */
export function withTheirs(draft: EditDraft, ticket: Ticket, name: FieldName): EditDraft {
  const now = pick(fieldsOf(ticket), [name]);
  const { from, to } = plannedDraft(ticket);
  const planned = {
    from: name === 'plannedFrom' ? from : draft.planned.from,
    to: name === 'plannedTo' ? to : draft.planned.to,
  };
  return { base: { ...draft.base, ...now }, fields: { ...draft.fields, ...now }, planned };
}

/** Returns the draft with what is written here, knowing what stands on the ticket now: saving it overwrites nothing unseen. */
export function withMine(draft: EditDraft, ticket: Ticket, name: FieldName): EditDraft {
  return { ...draft, base: { ...draft.base, ...pick(fieldsOf(ticket), [name]) } };
}
