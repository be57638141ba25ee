import type { CellValue } from '#renderer/parts/export/csv.ts';
import type { Service, ServiceLevel } from '#shared/catalogue/schema.ts';
import type { Unit } from '#shared/directory/schema.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Organisation, OrganisationId } from '#shared/organisations/schema.ts';
import type { Supplier } from '#shared/suppliers/schema.ts';
import type { Tag } from '#shared/tags/schema.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { levelAmong } from '#shared/tickets/targets.ts';
import type { Group, User } from '#shared/users/schema.ts';

/** The reference rows whose names a list shows. */
export interface TicketNames {
  organisations: ReadonlyMap<OrganisationId, Organisation>;
  services: ReadonlyMap<Id, Service>;
  serviceLevels: ReadonlyMap<Id, ServiceLevel>;
  users: ReadonlyMap<Id, User>;
  groups: ReadonlyMap<Id, Group>;
  units: ReadonlyMap<Id, Unit>;
  tags: ReadonlyMap<Id, Tag>;
  suppliers: ReadonlyMap<Id, Supplier>;
}

/** What a ticket has in a column. */
export type ColumnValue = CellValue;

type ReadValue = (ticket: Ticket, names: TicketNames, t: Translate) => ColumnValue;

/** A column: what it shows, the read index's field it is sorted by (null: cannot be), and its usual width in pixels. */
export interface ColumnSource {
  readonly value: ReadValue;
  readonly sortField: string | null;
  readonly width: number;
}

function at(instant: string | null): ColumnValue {
  return instant === null ? null : { instant };
}

function named(names: ReadonlyMap<Id, { readonly name: string }>, id: Id | null): ColumnValue {
  return id === null ? null : (names.get(id)?.name ?? null);
}

/** Returns who works on it: the colleague, else the group, else null. */
export function assigneeWords(
  ticket: Pick<Ticket, 'assigneeUserId' | 'groupId'>,
  names: Pick<TicketNames, 'users' | 'groups'>,
): string | null {
  if (ticket.assigneeUserId !== null) return names.users.get(ticket.assigneeUserId)?.name ?? null;
  return ticket.groupId === null ? null : (names.groups.get(ticket.groupId)?.name ?? null);
}

const ofInstant = (field: 'createdAt' | 'updatedAt' | InstantField): ColumnSource => ({
  value: (ticket) => at(ticket[field]),
  sortField: field,
  width: 150,
});

type InstantField = {
  [Field in keyof Ticket]: Ticket[Field] extends string | null ? (Field extends `${string}At` ? Field : never) : never;
}[keyof Ticket];

/** Every column the ticket list can have, in the order the panel offers them. */
export const columnSources = {
  number: { value: (ticket) => ticketNumber(ticket), sortField: 'number', width: 92 },
  title: { value: (ticket) => ticket.title, sortField: 'title', width: 208 },
  due: { value: (ticket) => at(ticket.dueAt), sortField: 'dueAt', width: 136 },
  status: { value: (ticket, _names, t) => t(`tickets.status.${ticket.status}`), sortField: 'statusRank', width: 158 },
  priority: {
    value: (ticket, _names, t) => t(`tickets.priority.${ticket.priority}`),
    sortField: 'priorityRank',
    width: 84,
  },
  requester: { value: (ticket) => ticket.requesterName, sortField: 'requester', width: 120 },
  assignee: { value: (ticket, names) => assigneeWords(ticket, names), sortField: 'assignee', width: 120 },
  organisation: {
    value: (ticket, names) => names.organisations.get(ticket.organisationId)?.shortName ?? ticket.organisationId,
    sortField: 'organisation',
    width: 104,
  },
  service: { value: (ticket, names) => named(names.services, ticket.serviceId), sortField: 'service', width: 120 },
  updated: ofInstant('updatedAt'),
  kind: { value: (ticket, _names, t) => t(`tickets.kind.${ticket.kind}`), sortField: 'kind', width: 120 },
  channel: { value: (ticket, _names, t) => t(`tickets.channel.${ticket.channel}`), sortField: 'channel', width: 96 },
  group: { value: (ticket, names) => named(names.groups, ticket.groupId), sortField: 'group', width: 140 },
  phone: { value: (ticket) => ticket.requesterPhone, sortField: 'requesterPhone', width: 120 },
  unit: { value: (ticket, names) => named(names.units, ticket.unitId), sortField: 'unit', width: 140 },
  place: { value: (ticket) => ticket.place, sortField: 'place', width: 160 },
  tags: {
    value: (ticket, names) => ticket.tagIds.flatMap((id) => names.tags.get(id)?.name ?? []).join(', '),
    sortField: null,
    width: 140,
  },
  supplier: { value: (ticket, names) => named(names.suppliers, ticket.supplierId), sortField: 'supplier', width: 130 },
  supplierReference: { value: (ticket) => ticket.supplierReference, sortField: 'supplierReference', width: 120 },
  supplierSince: { value: (ticket) => at(ticket.supplierSince), sortField: 'supplierSince', width: 150 },
  supplierDue: ofInstant('supplierDueAt'),
  requesterEmail: { value: (ticket) => ticket.requesterEmail, sortField: 'requesterEmail', width: 180 },
  impact: {
    value: (ticket, _names, t) => (ticket.impact === null ? null : t(`tickets.filterValue.impact.${ticket.impact}`)),
    sortField: 'impactRank',
    width: 120,
  },
  urgency: {
    value: (ticket, _names, t) => (ticket.urgency === null ? null : t(`tickets.filterValue.urgency.${ticket.urgency}`)),
    sortField: 'urgencyRank',
    width: 120,
  },
  level: { value: (ticket, names) => levelAmong(ticket, names)?.name ?? null, sortField: 'level', width: 150 },
  parts: { value: (ticket) => ticket.partCount, sortField: 'partCount', width: 72 },
  minutes: { value: (ticket) => ticket.minutesSpent, sortField: 'minutesSpent', width: 84 },
  formerNumbers: { value: (ticket) => ticket.formerNumbers.join(', '), sortField: null, width: 120 },
  created: ofInstant('createdAt'),
  createdBy: {
    value: (ticket, names) => named(names.users, ticket.createdByUserId),
    sortField: 'createdBy',
    width: 120,
  },
  dueTime: ofInstant('dueAt'),
  answerDue: ofInstant('answerDueAt'),
  startDue: ofInstant('startDueAt'),
  answered: ofInstant('answeredAt'),
  started: ofInstant('startedAt'),
  waitingSince: { value: (ticket) => at(ticket.waitingSince), sortField: 'waitingSince', width: 150 },
  plannedFrom: { value: (ticket) => at(ticket.plannedFrom), sortField: 'plannedFrom', width: 150 },
  plannedTo: { value: (ticket) => at(ticket.plannedTo), sortField: 'plannedTo', width: 150 },
  resolved: ofInstant('resolvedAt'),
  closed: ofInstant('closedAt'),
  closedBecause: {
    value: (ticket, _names, t) =>
      ticket.closedBecause === null ? null : t(`tickets.filterValue.closedBecause.${ticket.closedBecause}`),
    sortField: 'closedBecause',
    width: 140,
  },
  feedback: {
    value: (ticket, _names, t) => (ticket.feedback === null ? null : t(`tickets.feedback.${ticket.feedback.how}`)),
    sortField: null,
    width: 130,
  },
  resolution: { value: (ticket) => ticket.resolution, sortField: null, width: 200 },
} as const satisfies Readonly<Record<string, ColumnSource>>;

export type ColumnId = keyof typeof columnSources;

/** Narrows a column's name as a saved view or a stored sorting has it: it may be one this version does not know. */
export function isColumnId(id: string): id is ColumnId {
  return Object.hasOwn(columnSources, id);
}

/** Returns the read index's field behind a column; the due time for one that is not known or cannot be sorted by. */
export function sortFieldOf(id: string): string {
  return (isColumnId(id) ? columnSources[id].sortField : null) ?? 'dueAt';
}
