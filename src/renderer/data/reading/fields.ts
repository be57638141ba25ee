import { endOfTime } from '#shared/absences/absence-queries.ts';
import { isMidnight } from '#shared/absences/occurrences.ts';
import { slotWords } from '#shared/absences/rule-slots.ts';
import { type Absence, weeklyRuleSchema } from '#shared/absences/schema.ts';
import { assertNever } from '#shared/assert-never.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import { callState } from '#shared/calls/schema.ts';
import type { RowReader } from '#shared/commands/definition.ts';
import { directoryKindSchema } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type Recipient, recipientSchema } from '#shared/messages/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { isToOrder } from '#shared/stock/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { ticketPrioritySchema, ticketStatusSchema } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import { instantSchema } from '#shared/time/instant.ts';
import type { Scalar } from '../rows/packed-column.ts';

/** The rows around a row, for fields that show another row's name. */
export interface Surroundings extends RowReader {
  organisationName(organisationId: OrganisationId): string;
}

/** Fields of other kinds that something is read from: it is read anew when one of them changes. */
export type Dependencies = { readonly [K in RowKind]?: readonly (keyof Row<K> & string)[] };

/**
 * A field made of others: `from` names the row's own fields that `value` may look at, `of` those of other rows. The
 * own fields come from columns of rows that no schema has parsed: `value` must bear any single value.
 */
export interface ComputedField {
  readonly from: readonly string[];
  /** The value is this own field wherever that is not null: then its column serves as it is. */
  readonly own: string | null;
  readonly of: Dependencies;
  value(row: Row<RowKind>, around: Surroundings): Scalar;
}

/** Holds a computed field to the fields it names. */
function made<K extends RowKind, F extends keyof Row<K> & string>(
  _kind: K,
  from: readonly F[],
  value: (row: Pick<Row<K>, F>, around: Surroundings) => Scalar,
  of: Dependencies = {},
  own: F | null = null,
): ComputedField {
  // The field is listed under this kind, and its `from` is read before it is called.
  return { from, own, of, value: (row, around) => value(row as unknown as Pick<Row<K>, F>, around) };
}

type NamedKind =
  | 'users'
  | 'groups'
  | 'services'
  | 'queues'
  | 'units'
  | 'functions'
  | 'suppliers'
  | 'absenceReasons'
  | 'reasonCodes'
  | 'spareParts'
  | 'stockPlaces';

function nameOf(around: Surroundings, kind: NamedKind, id: Id | null): Scalar {
  return typeof id === 'string' ? (around.get(kind, id)?.name ?? null) : null;
}

function personOf(around: Surroundings, id: Id) {
  return typeof id === 'string' ? around.get('people', id) : undefined;
}

/** A rule as it stands in a column that no schema has parsed. */
function ruleOf(weekly: Absence['weekly']) {
  return weekly === null ? null : (weeklyRuleSchema.safeParse(weekly).data ?? null);
}

function personNameOf(around: Surroundings, id: Id | null): Scalar {
  const person = id === null ? undefined : personOf(around, id);
  return person === undefined ? null : `${person.givenName} ${person.familyName}`;
}

/** What a proposal to change the directory is about; nothing for a kind of a later version. */
function directoryNameOf(around: Surroundings, proposed: string, id: Id): Scalar {
  const kind = directoryKindSchema.safeParse(proposed).data;
  switch (kind) {
    case 'people':
      return personNameOf(around, id);
    case 'units':
      return nameOf(around, 'units', id);
    case 'functions':
      return nameOf(around, 'functions', id);
    case undefined:
      return null;
    default:
      return assertNever(kind);
  }
}

function numberOf(around: Surroundings, id: Id | null): Scalar {
  const ticket = typeof id === 'string' ? around.get('tickets', id) : undefined;
  return ticket === undefined ? null : ticketNumber(ticket);
}

/** Those that hold: the column is of rows no schema has parsed. */
function recipientsIn(recipients: unknown): Recipient[] {
  return Array.isArray(recipients) ? recipients.filter((each) => recipientSchema.safeParse(each).success) : [];
}

function userIdsOf(recipients: readonly Recipient[]): string {
  return recipients.flatMap(({ userId }) => userId ?? []).join(' ');
}

function sparePartOf(around: Surroundings, id: Id) {
  return typeof id === 'string' ? around.get('spareParts', id) : undefined;
}

function deviceOf(around: Surroundings, id: Id) {
  return typeof id === 'string' ? around.get('devices', id) : undefined;
}

/** Fields of lists beyond a row's own; a field of the same name wins over the row's. Documented in docs/spec-sync.md. */
export const computedFields: { readonly [K in RowKind]?: Readonly<Record<string, ComputedField>> } = {
  tickets: {
    number: made('tickets', ['id', 'number'], (ticket) => ticketNumber(ticket), {}, 'number'),
    priorityRank: made('tickets', ['priority'], ({ priority }) => ticketPrioritySchema.options.indexOf(priority)),
    statusRank: made('tickets', ['status'], ({ status }) => ticketStatusSchema.options.indexOf(status)),
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
  people: {
    name: made('people', ['givenName', 'familyName'], (person) => `${person.givenName} ${person.familyName}`),
    unit: made('people', ['unitId'], ({ unitId }, around) => nameOf(around, 'units', unitId), { units: ['name'] }),
  },
  directoryProposals: {
    record: made(
      'directoryProposals',
      ['kind', 'recordId'],
      ({ kind, recordId }, around) => directoryNameOf(around, kind, recordId),
      { people: ['givenName', 'familyName'], units: ['name'], functions: ['name'] },
    ),
    by: made('directoryProposals', ['byUserId'], ({ byUserId }, around) => nameOf(around, 'users', byUserId), {
      users: ['name'],
    }),
  },
  absences: {
    person: made(
      'absences',
      ['personId', 'ofProtected'],
      ({ personId, ofProtected }, around) => {
        // Who a protected person is is asked for in the directory, with a reason.
        const person = ofProtected === false ? personOf(around, personId) : undefined;
        return person === undefined ? null : `${person.givenName} ${person.familyName}`;
      },
      { people: ['givenName', 'familyName'] },
    ),
    unit: made(
      'absences',
      ['personId', 'ofProtected'],
      ({ personId, ofProtected }, around) =>
        ofProtected === false ? nameOf(around, 'units', personOf(around, personId)?.unitId ?? null) : null,
      { people: ['unitId'], units: ['name'] },
    ),
    reason: made('absences', ['reasonId'], ({ reasonId }, around) => nameOf(around, 'absenceReasons', reasonId), {
      absenceReasons: ['name'],
    }),
    /** Its end, however far away: what nobody knows the end of lasts for ever. */
    lastsUntil: made('absences', ['endsAt'], ({ endsAt }) => endsAt ?? endOfTime, {}, 'endsAt'),
    /** When in the week it is on: shared/absences/rule-slots.ts. */
    slots: made('absences', ['id', 'weekly'], ({ weekly }) => slotWords(ruleOf(weekly))),
    /** The days a rule was ended on by hand. */
    skips: made('absences', ['id', 'weekly'], ({ weekly }) => ruleOf(weekly)?.except.join(' ') ?? ''),
    isToConfirm: made('absences', ['weekly', 'source', 'endsAt', 'endedAt'], ({ weekly, source, endsAt, endedAt }) => {
      const hasTime = instantSchema.safeParse(endsAt).success && endsAt !== null && !isMidnight(endsAt);
      return weekly === null && source !== 'calendar' && endedAt === null && hasTime;
    }),
  },
  infoTexts: {
    unit: made('infoTexts', ['unitId'], ({ unitId }, around) => nameOf(around, 'units', unitId), { units: ['name'] }),
    /** The last day it holds; what holds until further notice holds for ever. */
    holdsUntil: made('infoTexts', ['validUntil'], ({ validUntil }) => validUntil ?? '9999-12-31', {}, 'validUntil'),
    holdsFrom: made('infoTexts', ['validFrom'], ({ validFrom }) => validFrom ?? '0001-01-01', {}, 'validFrom'),
  },
  devices: {
    /** Can be handed out now: kept to be lent, in stock and with nobody. */
    free: made(
      'devices',
      ['loaner', 'currentLoanId', 'status'],
      ({ loaner, currentLoanId, status }) => loaner && currentLoanId === null && status === 'in-stock',
    ),
    name: made('devices', ['manufacturer', 'model'], ({ manufacturer, model }) => `${manufacturer} ${model}`),
  },
  loans: {
    isOpen: made('loans', ['status'], ({ status }) => status === 'open'),
    device: made('loans', ['deviceId'], ({ deviceId }, around) => deviceOf(around, deviceId)?.assetTag ?? null, {
      devices: ['assetTag'],
    }),
    deviceName: made(
      'loans',
      ['deviceId'],
      ({ deviceId }, around) => {
        const device = deviceOf(around, deviceId);
        return device === undefined ? null : `${device.manufacturer} ${device.model}`;
      },
      { devices: ['manufacturer', 'model'] },
    ),
    lender: made('loans', ['lentByUserId'], ({ lentByUserId }, around) => nameOf(around, 'users', lentByUserId), {
      users: ['name'],
    }),
  },
  stockBalances: {
    part: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => nameOf(around, 'spareParts', sparePartId),
      {
        spareParts: ['name'],
      },
    ),
    articleNumber: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => sparePartOf(around, sparePartId)?.articleNumber ?? null,
      { spareParts: ['articleNumber'] },
    ),
    place: made('stockBalances', ['placeId'], ({ placeId }, around) => nameOf(around, 'stockPlaces', placeId), {
      stockPlaces: ['name'],
    }),
    /** Of the spare part, at all places together. */
    inStock: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => sparePartOf(around, sparePartId)?.inStock ?? null,
      { spareParts: ['inStock'] },
    ),
    isToOrder: made(
      'stockBalances',
      ['sparePartId'],
      ({ sparePartId }, around) => {
        const part = sparePartOf(around, sparePartId);
        return part !== undefined && isToOrder(part);
      },
      { spareParts: ['active', 'inStock', 'reorderLevel'] },
    ),
  },
  calls: {
    state: made('calls', ['answeredAt', 'endedAt'], (call) => callState(call)),
    /** Of whoever is at the other end; null: hidden. */
    otherNumber: made('calls', ['direction', 'fromNumber', 'toNumber'], (call) => otherNumber(call)),
    queue: made('calls', ['queueId'], ({ queueId }, around) => nameOf(around, 'queues', queueId), { queues: ['name'] }),
    answeredBy: made('calls', ['answeredByUserId'], (call, around) => nameOf(around, 'users', call.answeredByUserId), {
      users: ['name'],
    }),
    /** What it came to for whoever called: `missed`, `answered`, or for our own `noAnswer`. */
    result: made('calls', ['direction', 'answeredAt', 'cause'], ({ direction, answeredAt, cause }) => {
      if (answeredAt !== null || cause === 'forwarded') return 'answered';
      return direction === 'in' ? 'missed' : 'noAnswer';
    }),
    party: made('calls', ['personId'], ({ personId }, around) => personNameOf(around, personId), {
      people: ['givenName', 'familyName'],
    }),
    reason: made('calls', ['reasonCodeId'], ({ reasonCodeId }, around) => nameOf(around, 'reasonCodes', reasonCodeId), {
      reasonCodes: ['name'],
    }),
    ticketNumber: made('calls', ['ticketId'], ({ ticketId }, around) => numberOf(around, ticketId), {
      tickets: ['number'],
    }),
    talkSeconds: made('calls', ['answeredAt', 'endedAt'], ({ answeredAt, endedAt }) =>
      answeredAt === null || endedAt === null ? null : (Date.parse(endedAt) - Date.parse(answeredAt)) / 1_000,
    ),
    /** From arrival to answer, or to the end when nobody answered. */
    waitSeconds: made('calls', ['arrivedAt', 'answeredAt', 'endedAt'], ({ arrivedAt, answeredAt, endedAt }) => {
      const until = answeredAt ?? endedAt;
      return until === null ? null : (Date.parse(until) - Date.parse(arrivedAt)) / 1_000;
    }),
  },
  callBacks: {
    isOpen: made('callBacks', ['status'], ({ status }) => status === 'open'),
    who: made(
      'callBacks',
      ['name', 'personId'],
      ({ name, personId }, around) => personNameOf(around, personId) ?? (name === '' ? null : name),
      { people: ['givenName', 'familyName'] },
    ),
    owner: made('callBacks', ['ownerUserId'], ({ ownerUserId }, around) => nameOf(around, 'users', ownerUserId), {
      users: ['name'],
    }),
    queue: made('callBacks', ['queueId'], ({ queueId }, around) => nameOf(around, 'queues', queueId), {
      queues: ['name'],
    }),
  },
  messages: {
    from: made('messages', ['fromUserId'], ({ fromUserId }, around) => nameOf(around, 'users', fromUserId), {
      users: ['name'],
    }),
    to: made('messages', ['id', 'recipients'], ({ recipients }) =>
      recipientsIn(recipients)
        .map(({ name }) => name)
        .join(', '),
    ),
    /** With the identifier, as a list by itself is no single value. Of the colleagues it is to, and who have not read it: to be looked for within (`contains`). */
    toUserIds: made('messages', ['id', 'recipients'], ({ recipients }) => userIdsOf(recipientsIn(recipients))),
    unreadBy: made('messages', ['id', 'recipients'], ({ recipients }) =>
      userIdsOf(recipientsIn(recipients).filter(({ state }) => state !== 'read')),
    ),
    hasFailed: made('messages', ['id', 'recipients'], ({ recipients }) =>
      recipientsIn(recipients).some(({ state }) => state === 'failed'),
    ),
    isToFollowUp: made(
      'messages',
      ['isFollowedUp', 'followedUpAt'],
      ({ isFollowedUp, followedUpAt }) => isFollowedUp && followedUpAt === null,
    ),
  },
};

/** Of every kind. */
const organisationField = made(
  'tickets',
  ['organisationId'],
  ({ organisationId }, around) => around.organisationName(organisationId),
  { organisations: ['organisationId', 'shortName'] },
);

/** Returns how the field is made of others; undefined for a row's own. */
export function computedField(kind: RowKind, field: string): ComputedField | undefined {
  return computedFields[kind]?.[field] ?? (field === 'organisation' ? organisationField : undefined);
}

/** Returns what the computed fields of a kind are read from in other rows. */
export function computedDependencies(kind: RowKind): readonly Dependencies[] {
  return [...Object.values(computedFields[kind] ?? {}), organisationField].map(({ of }) => of);
}
