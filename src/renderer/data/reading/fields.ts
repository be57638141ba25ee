import { callState } from '#shared/calls/schema.ts';
import type { RowReader } from '#shared/commands/definition.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { ticketPrioritySchema, ticketStatusSchema } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import type { Scalar } from './column.ts';

/** The rows around a row, for fields that show another row's name. */
export interface Surroundings extends RowReader {
  organisationName(organisationId: OrganisationId): string;
}

/** A computed field; `of` names the other kinds it looks at, so that it is read anew when they change. */
interface ComputedField<K extends RowKind> {
  of?: readonly RowKind[];
  value(row: Row<K>, around: Surroundings): Scalar;
}

type ComputedFields = { [K in RowKind]?: Record<string, ComputedField<K>> };

type NamedKind = 'users' | 'groups' | 'services' | 'queues' | 'units';

function nameOf(around: Surroundings, kind: NamedKind, id: Id | null): Scalar {
  return id === null ? null : (around.get(kind, id)?.name ?? null);
}

/** Fields of lists beyond a row's own; a field of the same name wins over the row's. Documented in docs/spec-sync.md. */
export const computedFields: ComputedFields = {
  tickets: {
    number: { value: (ticket) => ticketNumber(ticket) },
    priorityRank: { value: (ticket) => ticketPrioritySchema.options.indexOf(ticket.priority) },
    statusRank: { value: (ticket) => ticketStatusSchema.options.indexOf(ticket.status) },
    isOpen: { value: (ticket) => isOpen(ticket.status) },
    requester: { value: (ticket) => ticket.requesterName },
    service: { of: ['services'], value: (ticket, around) => nameOf(around, 'services', ticket.serviceId) },
    group: { of: ['groups'], value: (ticket, around) => nameOf(around, 'groups', ticket.groupId) },
    assignee: { of: ['users'], value: (ticket, around) => nameOf(around, 'users', ticket.assigneeUserId) },
  },
  people: {
    name: { value: (person) => `${person.givenName} ${person.familyName}` },
    unit: { of: ['units'], value: (person, around) => nameOf(around, 'units', person.unitId) },
  },
  devices: {
    /** Can be handed out now: kept to be lent, in stock and with nobody. */
    free: { value: (device) => device.loaner && device.currentLoanId === null && device.status === 'in-stock' },
    name: { value: (device) => `${device.manufacturer} ${device.model}` },
  },
  loans: {
    isOpen: { value: (loan) => loan.status === 'open' },
    device: { of: ['devices'], value: (loan, around) => around.get('devices', loan.deviceId)?.assetTag ?? null },
    deviceName: {
      of: ['devices'],
      value: (loan, around) => {
        const device = around.get('devices', loan.deviceId);
        return device === undefined ? null : `${device.manufacturer} ${device.model}`;
      },
    },
    lender: { of: ['users'], value: (loan, around) => nameOf(around, 'users', loan.lentByUserId) },
  },
  calls: {
    state: { value: (call) => callState(call) },
    queue: { of: ['queues'], value: (call, around) => nameOf(around, 'queues', call.queueId) },
    answeredBy: { of: ['users'], value: (call, around) => nameOf(around, 'users', call.answeredByUserId) },
    /** From arrival to answer, or to the end when nobody answered. */
    waitSeconds: {
      value: (call) => {
        const until = call.answeredAt ?? call.endedAt;
        return until === null ? null : (Date.parse(until) - Date.parse(call.arrivedAt)) / 1_000;
      },
    },
  },
};

function ownField(row: Row<RowKind>, field: string): Scalar {
  const value: unknown = (row as Record<string, unknown>)[field];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}

/** How a field is read from a row, and the other kinds it depends on. */
export interface FieldReader {
  of: readonly RowKind[];
  read(row: Row<RowKind>): Scalar;
}

/** Returns the reader of a computed field or of a row's own; a field that is no single value reads as null. */
export function fieldReader<K extends RowKind>(kind: K, field: string, around: Surroundings): FieldReader {
  const computed = computedFields[kind]?.[field];
  if (computed !== undefined) {
    return { of: computed.of ?? [], read: (row) => computed.value(row as Row<K>, around) };
  }
  if (field === 'organisation') {
    return { of: ['organisations'], read: (row) => around.organisationName(row.organisationId) };
  }
  return { of: [], read: (row) => ownField(row, field) };
}
