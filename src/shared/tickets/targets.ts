import type { ServiceLevel } from '../catalogue/schema.ts';
import type { RowReader } from '../commands/definition.ts';
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

/** What the service level promises of one ticket; its columns `answerDueAt`, `startDueAt` and `dueAt`. */
export interface TicketTargets {
  answerDueAt: Instant | null;
  startDueAt: Instant | null;
  dueAt: Instant | null;
}

type Counted = Pick<Ticket, 'channel' | 'createdAt' | 'pauses' | 'priority'>;

function answerDueAt(level: ServiceLevel, ticket: Counted): Instant | null {
  if (answersAtOnce(ticket.channel) || level.answerWithinWorkingDays === null) return null;
  return endOfWorkingDay(level.hours, ticket.createdAt, level.answerWithinWorkingDays);
}

/**
 * Returns the due times of a ticket by its level, counted from when it was reported. Null where nothing is promised (no
 * level, or a level that never opens) and while the clock stands still with time left.
 */
export function ticketTargets(level: ServiceLevel | undefined, ticket: Counted): TicketTargets {
  if (level === undefined) return { answerDueAt: null, startDueAt: null, dueAt: null };
  const within = (minutes: number) => addServiceMinutes(level.hours, ticket.createdAt, minutes, ticket.pauses);
  return {
    answerDueAt: answerDueAt(level, ticket),
    startDueAt: within(level.startWithinMinutes),
    dueAt: within(level.resolveWithinMinutes[ticket.priority]),
  };
}

/** Returns the level a ticket is judged by, through its service; undefined when it has none or it is not known here. */
export function levelOf(ticket: Pick<Ticket, 'serviceId'>, rows: RowReader): ServiceLevel | undefined {
  const service = ticket.serviceId === null ? undefined : rows.get('services', ticket.serviceId);
  return service === undefined ? undefined : rows.get('serviceLevels', service.serviceLevelId);
}

/** Returns the ticket in another status from an instant on: its clock begins or ends to stand still as the level says. */
export function withClockFor(
  ticket: Ticket,
  status: TicketStatus,
  level: ServiceLevel | undefined,
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
