import { type Call, type CallOutcome, untoldOfCall } from '#shared/calls/schema.ts';
import type { Queue } from '#shared/queues/schema.ts';
import type { OpenInterval } from '#shared/service-hours/open-intervals.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { minuteOfDay } from './arrivals.ts';
import { type DemoDay, instant } from './calendar.ts';
import { pickCaller } from './callers.ts';
import { timedId } from './ids.ts';
import type { DemoPerson } from './people.ts';
import { type Random, randomStream } from './random.ts';

/** The name the demonstration telephone exchange goes by. */
export const demoConnector = 'demo-pbx';

const SECOND = 1_000;

/** Who is on the phone when, so that nobody talks in two calls at once. */
class Talks {
  readonly #talks = new Map<string, OpenInterval[]>();

  add(userId: string, from: number, to: number): void {
    const talks = this.#talks.get(userId);
    if (talks === undefined) this.#talks.set(userId, [{ from, to }]);
    else talks.push({ from, to });
  }

  isFree(userId: string, from: number, to: number): boolean {
    return !(this.#talks.get(userId) ?? []).some((talk) => talk.from < to && from < talk.to);
  }
}

function outcomeOf(isSwitchboard: boolean, random: Random): CallOutcome {
  const drawn = random.next();
  if (isSwitchboard)
    return drawn < 0.74 ? 'connected' : drawn < 0.86 ? 'message' : drawn < 0.95 ? 'solved' : 'wrong-number';
  return drawn < 0.72 ? 'solved' : drawn < 0.86 ? 'connected' : 'other';
}

/** What the generator of calls draws from. */
export interface CallSources {
  /** The last weeks. */
  readonly days: readonly DemoDay[];
  readonly now: number;
  readonly queues: readonly Queue[];
  readonly people: readonly DemoPerson[];
  readonly strangers: readonly string[];
  readonly tickets: readonly Ticket[];
}

function blank(queue: Queue, arrivedAt: number, random: Random): Call {
  return {
    id: timedId(arrivedAt, random),
    organisationId: queue.organisationId,
    version: 0,
    externalId: '',
    connector: demoConnector,
    direction: 'in',
    fromNumber: null,
    toNumber: queue.number,
    queueId: queue.id,
    arrivedAt: instant(arrivedAt),
    answeredAt: null,
    answeredByUserId: null,
    answerSource: null,
    ...untoldOfCall,
    endedAt: null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
  };
}

/** The calls that led to tickets: answered by whoever filed the ticket, a few minutes before it. */
function callsOfTickets(sources: CallSources, talks: Talks, random: Random): Call[] {
  const first = sources.days[0]?.midnight ?? sources.now;
  return sources.tickets.flatMap((ticket): Call[] => {
    const filedAt = Date.parse(ticket.createdAt);
    const endedAt = filedAt + random.integer(15, 90) * SECOND;
    if (ticket.channel !== 'phone' || filedAt < first || endedAt >= sources.now) return [];
    const queue = sources.queues.find(
      ({ organisationId, memberUserIds }) =>
        organisationId === ticket.organisationId && memberUserIds.includes(ticket.createdByUserId),
    );
    const answeredAt = filedAt - random.logNormal(150, 0.5) * SECOND;
    const arrivedAt = answeredAt - random.logNormal(11, 0.8) * SECOND;
    if (queue === undefined || !talks.isFree(ticket.createdByUserId, answeredAt, endedAt)) return [];
    talks.add(ticket.createdByUserId, answeredAt, endedAt);
    return [
      {
        ...blank(queue, arrivedAt, random),
        fromNumber: ticket.requesterPhone === '' ? null : ticket.requesterPhone,
        answeredAt: instant(answeredAt),
        answeredByUserId: ticket.createdByUserId,
        answerSource: 'console',
        endedAt: instant(endedAt),
        cause: 'normalClearing',
        personId: ticket.requesterPersonId,
        ticketId: ticket.id,
        outcome: ticket.resolvedAt === ticket.createdAt ? 'solved' : 'ticket',
      },
    ];
  });
}

/** A call as it went: answered by the first free member, or given up when the wait outlasted the caller's patience. */
function otherCall(queue: Queue, arrivedAt: number, sources: CallSources, talks: Talks, random: Random): Call {
  const isSwitchboard = queue.name.startsWith('Växel');
  const caller = pickCaller(sources.people, sources.strangers, queue.organisationId, isSwitchboard, random);
  const patience = Math.min(480, random.logNormal(110, 0.8)) * SECOND;
  const talk = random.logNormal(isSwitchboard ? 42 : 205, 0.65) * SECOND;
  const call = { ...blank(queue, arrivedAt, random), fromNumber: caller.number };
  const members = [...queue.memberUserIds].sort(() => random.next() - 0.5);
  // Nobody sits ready all the time: now and then everyone is finishing the call before.
  let wait = (random.chance(0.12) ? random.logNormal(55, 0.6) : random.logNormal(8, 0.6)) * SECOND;
  for (; wait < patience; wait += 15 * SECOND) {
    const answeredAt = arrivedAt + wait;
    const endedAt = Math.min(answeredAt + talk, sources.now - SECOND);
    const userId = members.find((member) => talks.isFree(member, answeredAt, endedAt));
    if (userId === undefined) continue;
    talks.add(userId, answeredAt, endedAt);
    return {
      ...call,
      answeredAt: instant(answeredAt),
      answeredByUserId: userId,
      answerSource: random.chance(0.7) ? 'console' : 'pbx',
      endedAt: instant(endedAt),
      cause: 'normalClearing',
      personId: random.chance(0.8) ? caller.personId : null,
      outcome: outcomeOf(isSwitchboard, random),
    };
  }
  return { ...call, endedAt: instant(arrivedAt + patience), cause: random.chance(0.9) ? 'cancel' : 'noAnswer' };
}

function arrivals(sources: CallSources, count: number, random: Random): { queue: Queue; at: number }[] {
  // Ten minutes back: no call of this history is still going on.
  const latest = sources.now - 600 * SECOND;
  const openDays = sources.days.filter(({ intervals }) => intervals.length > 0 && (intervals[0]?.from ?? 0) < latest);
  const mondayFirst = [1.4, 1.1, 1, 0.95, 0.75];
  const weighted = openDays.map((day) => ({ day, weight: mondayFirst[day.date.dayOfWeek - 1] ?? 0.1 }));
  const queues = sources.queues.map((queue) => ({ queue, weight: queue.name.startsWith('Växel') ? 64 : 36 }));
  const found: { queue: Queue; at: number }[] = [];
  while (found.length < count) {
    const { day } = random.weighted(weighted);
    const at = day.midnight + minuteOfDay(random) * 60 * SECOND;
    const { queue } = random.weighted(queues);
    const isOver = queue.name.startsWith('Växel')
      ? at < (day.intervals[0]?.from ?? 0) || at >= (day.intervals.at(-1)?.to ?? 0)
      : !day.intervals.some(({ from, to }) => from <= at && at < to);
    if (!isOver && at < latest) found.push({ queue, at });
  }
  return found.sort((one, other) => one.at - other.at);
}

/** Returns exactly `total` finished calls within the queues' opening hours, and the tickets that now name their call. */
export function makeCalls(seed: number, total: number, sources: CallSources): { calls: Call[]; tickets: Ticket[] } {
  const random = randomStream(seed, 'calls');
  const talks = new Talks();
  const withTicket = callsOfTickets(sources, talks, random).slice(0, total);
  const others = arrivals(sources, total - withTicket.length, random).map(({ queue, at }) =>
    otherCall(queue, at, sources, talks, random),
  );
  const calls = [...withTicket, ...others]
    .sort((one, other) => (one.arrivedAt < other.arrivedAt ? -1 : 1))
    .map((call, index) => ({ ...call, externalId: `history-${index + 1}` }));
  const callOf = new Map(calls.flatMap(({ id, ticketId }) => (ticketId === null ? [] : [[ticketId, id]])));
  return { calls, tickets: sources.tickets.map((ticket) => ({ ...ticket, callId: callOf.get(ticket.id) ?? null })) };
}
