import type { Id } from '#shared/identity/ids.ts';
import type { Row } from '#shared/sync/kinds.ts';
import { ticketImpactSchema, ticketUrgencySchema } from '#shared/tickets/impact.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { ticketPrioritySchema, ticketStatusSchema } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import type { Scalar } from '../../rows/packed-column.ts';
import { type ComputedFields, made, nameOf, type Surroundings } from './computed-field.ts';

function levelIdOf(
  { serviceLevelId, serviceId }: Pick<Row<'tickets'>, 'serviceLevelId' | 'serviceId'>,
  around: Surroundings,
): Id | null {
  // As shared/tickets/targets.ts judges: without a service nothing is promised.
  if (typeof serviceId !== 'string') return null;
  return typeof serviceLevelId === 'string'
    ? serviceLevelId
    : (around.get('services', serviceId)?.serviceLevelId ?? null);
}

/** The place among rising values; null for none, so that it comes last. */
function rankOf<T>(options: readonly T[], value: T | null): Scalar {
  const rank = value === null ? -1 : options.indexOf(value);
  return rank < 0 ? null : rank;
}

/** Of tickets: names of what they point at, ranks to sort by. */
export const ticketFields = {
  tickets: {
    number: made('tickets', ['id', 'number'], (ticket) => ticketNumber(ticket), {}, 'number'),
    priorityRank: made('tickets', ['priority'], ({ priority }) => ticketPrioritySchema.options.indexOf(priority)),
    statusRank: made('tickets', ['status'], ({ status }) => ticketStatusSchema.options.indexOf(status)),
    impactRank: made('tickets', ['impact'], ({ impact }) => rankOf(ticketImpactSchema.options, impact)),
    urgencyRank: made('tickets', ['urgency'], ({ urgency }) => rankOf(ticketUrgencySchema.options, urgency)),
    isOpen: made('tickets', ['status'], ({ status }) => isOpen(status)),
    requester: made('tickets', ['requesterName'], ({ requesterName }) => requesterName, {}, 'requesterName'),
    service: made('tickets', ['serviceId'], ({ serviceId }, around) => nameOf(around, 'services', serviceId), {
      services: ['name'],
    }),
    group: made('tickets', ['groupId'], ({ groupId }, around) => nameOf(around, 'groups', groupId), {
      groups: ['name'],
    }),
    assignee: made('tickets', ['assigneeUserId'], (ticket, around) => nameOf(around, 'users', ticket.assigneeUserId), {
      users: ['name'],
    }),
    supplier: made('tickets', ['supplierId'], ({ supplierId }, around) => nameOf(around, 'suppliers', supplierId), {
      suppliers: ['name'],
    }),
    /** The service level it is judged by. */
    levelId: made('tickets', ['serviceLevelId', 'serviceId'], (ticket, around) => levelIdOf(ticket, around), {
      services: ['serviceLevelId'],
    }),
    level: made(
      'tickets',
      ['serviceLevelId', 'serviceId'],
      (ticket, around) => nameOf(around, 'serviceLevels', levelIdOf(ticket, around)),
      { services: ['serviceLevelId'], serviceLevels: ['name'] },
    ),
    unit: made('tickets', ['unitId'], ({ unitId }, around) => nameOf(around, 'units', unitId), { units: ['name'] }),
    /** Identifiers of its tags, of the people it is about: to be looked for within (`contains`). */
    tags: made('tickets', ['id', 'tagIds'], ({ tagIds }) =>
      Array.isArray(tagIds) ? [...tagIds].sort().join(' ') : '',
    ),
    people: made('tickets', ['requesterPersonId', 'affectedPersonId'], (ticket) =>
      [ticket.requesterPersonId, ticket.affectedPersonId].filter((id) => typeof id === 'string').join(' '),
    ),
    createdBy: made(
      'tickets',
      ['createdByUserId'],
      (ticket, around) => nameOf(around, 'users', ticket.createdByUserId),
      {
        users: ['name'],
      },
    ),
  },
} as const satisfies ComputedFields;
