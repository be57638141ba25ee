import { agreedLevel } from '../agreements/agreed-level.ts';
import type { Service, ServiceLevel } from '../catalogue/schema.ts';
import { type DecisionReader, type RowRef, refs } from '../commands/definition.ts';
import type { Id } from '../identity/ids.ts';
import type { Organisation, OrganisationId } from '../organisations/schema.ts';
import { commonHours } from '../service-hours/common-hours.ts';
import type { CountedHours } from '../service-hours/schema.ts';
import { addServiceMinutes } from '../service-hours/service-minutes.ts';
import { endOfWorkingDay } from '../service-hours/working-days.ts';
import type { Instant } from '../time/instant.ts';
import type { Ticket, TicketChannel, TicketStatus } from './schema.ts';

/** Channels where the requester is spoken to at once: the report is its own first answer. */
const spokenChannels: readonly TicketChannel[] = ['phone', 'walk-in', 'on-site'];

/** Whether filing a ticket in this channel is also its first answer. */
export function answersAtOnce(channel: TicketChannel): boolean {
  return spokenChannels.includes(channel);
}

/** A level with the hours that count for one customer. */
export type CountedLevel = Omit<ServiceLevel, 'hours'> & { hours: CountedHours };

const counted = new WeakMap<ServiceLevel, WeakMap<CountedHours, CountedLevel>>();

/**
 * Returns the level as it counts for a customer: within the customer's own hours as well where the level says so. The same
 * object for the same two, so that lists can tell by it that nothing changed.
 */
export function levelFor(level: ServiceLevel, customer: Pick<Organisation, 'openingHours'> | undefined): CountedLevel {
  if (!level.withinCustomerHours || customer === undefined) return level;
  const ofLevel = counted.get(level) ?? new WeakMap<CountedHours, CountedLevel>();
  counted.set(level, ofLevel);
  const hours = commonHours(level.hours, customer.openingHours);
  const found = ofLevel.get(hours) ?? { ...level, hours };
  ofLevel.set(hours, found);
  return found;
}

/** What the service level promises of one ticket; its columns `answerDueAt`, `startDueAt` and `dueAt`. */
export interface TicketTargets {
  answerDueAt: Instant | null;
  startDueAt: Instant | null;
  dueAt: Instant | null;
}

type Counted = Pick<Ticket, 'channel' | 'createdAt' | 'pauses' | 'priority'>;

function answerDueAt(level: CountedLevel, ticket: Counted): Instant | null {
  if (answersAtOnce(ticket.channel) || level.answerWithinWorkingDays === null) return null;
  return endOfWorkingDay(level.hours, ticket.createdAt, level.answerWithinWorkingDays);
}

/**
 * Returns the due times of a ticket by its level, counted from when it was reported. Null where nothing is promised (no
 * level, or a level that never opens) and while the clock stands still with time left.
 */
export function ticketTargets(level: CountedLevel | undefined, ticket: Counted): TicketTargets {
  if (level === undefined) return { answerDueAt: null, startDueAt: null, dueAt: null };
  const within = (minutes: number) => addServiceMinutes(level.hours, ticket.createdAt, minutes, ticket.pauses);
  return {
    answerDueAt: answerDueAt(level, ticket),
    startDueAt: within(level.startWithinMinutes),
    dueAt: within(level.resolveWithinMinutes[ticket.priority]),
  };
}

type Judged = Pick<Ticket, 'organisationId' | 'serviceId' | 'serviceLevelId'>;

/** Rows by identifier, as a view holds them. */
interface Known<Row> {
  get(id: Id): Row | undefined;
}

/** What levels are looked up in. */
export interface LevelRows {
  services: Known<Pick<Service, 'serviceLevelId'>>;
  serviceLevels: Known<ServiceLevel>;
  /** By the organisation's key. */
  organisations: { get(key: OrganisationId): Pick<Organisation, 'openingHours'> | undefined };
}

/**
 * Returns the level a ticket is judged by, as it counts for its customer: its own, or of one from before tickets kept
 * theirs, its service's. Undefined when it has none or it is not known here.
 */
export function levelAmong(
  ticket: Judged,
  { services, serviceLevels, organisations }: LevelRows,
): CountedLevel | undefined {
  const service = ticket.serviceId === null ? undefined : services.get(ticket.serviceId);
  const levelId = ticket.serviceLevelId ?? service?.serviceLevelId;
  const level = levelId === undefined || ticket.serviceId === null ? undefined : serviceLevels.get(levelId);
  return level === undefined ? undefined : levelFor(level, organisations.get(ticket.organisationId));
}

/** Returns the rows `levelOf` looks at. */
export function levelRefs(ticket: Judged | undefined, found: DecisionReader): RowRef[] {
  if (ticket === undefined) return [];
  const service = ticket.serviceId === null ? undefined : found.get('services', ticket.serviceId);
  return refs(
    { kind: 'services', id: ticket.serviceId },
    { kind: 'serviceLevels', id: ticket.serviceLevelId ?? service?.serviceLevelId },
    { kind: 'organisations', id: found.organisationRowId(ticket.organisationId) },
  );
}

/** Returns the level a ticket is judged by, as `levelAmong` does. */
export function levelOf(ticket: Judged, rows: DecisionReader): CountedLevel | undefined {
  return levelAmong(ticket, {
    services: { get: (id) => rows.get('services', id) },
    serviceLevels: { get: (id) => rows.get('serviceLevels', id) },
    organisations: {
      get: (key) => {
        const id = rows.organisationRowId(key);
        return id === null ? undefined : rows.get('organisations', id);
      },
    },
  });
}

/** Returns the ticket under the level that holds for its customer and service on the day it was reported, counted anew. */
export function withLevel(ticket: Ticket, rows: DecisionReader): Ticket {
  const next = { ...ticket, ...agreedLevel(ticket, ticket.createdAt, rows) };
  return { ...next, ...ticketTargets(levelOf(next, rows), next) };
}

/** Returns the ticket in another status from an instant on: its clock begins or ends to stand still as the level says. */
export function withClockFor(
  ticket: Ticket,
  status: TicketStatus,
  level: CountedLevel | undefined,
  at: Instant,
): Ticket {
  const stands = level?.pausedBy.some((pausing) => pausing === status) ?? false;
  const last = ticket.pauses.at(-1);
  const isStanding = last !== undefined && last.to === null;
  let { pauses } = ticket;
  if (stands && !isStanding) pauses = [...pauses, { from: at, to: null }];
  if (!stands && isStanding) pauses = [...pauses.slice(0, -1), { from: last.from, to: at }];
  return { ...ticket, status, pauses, ...ticketTargets(level, { ...ticket, pauses }) };
}
