import type { Id } from '#shared/identity/ids.ts';
import type { Ticket, TicketEvent, TicketNote, TicketStatus } from '#shared/tickets/schema.ts';
import { type CountedLevel, withClockFor } from '#shared/tickets/targets.ts';
import type { Instant } from '#shared/time/instant.ts';
import { instant, type WorkClock } from './calendar.ts';
import { timedId } from './ids.ts';
import { feedbackNotes, internalNotes, outwardNotes, waitingNotes } from './notes.ts';
import type { Random } from './random.ts';
import { fill, type Slots, type TicketTemplate } from './templates/template.ts';

/** What is needed to live through a ticket's days. */
export interface Surroundings {
  readonly random: Random;
  readonly clock: WorkClock;
  /** Nothing has happened after this. */
  readonly now: number;
  readonly slots: Slots;
  readonly template: TicketTemplate;
  /** The colleagues of the ticket's group. */
  readonly members: readonly string[];
  readonly level: CountedLevel | undefined;
}

/** A ticket as it is at `now`, with its history. */
export interface LivedTicket {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly notes: readonly TicketNote[];
}

/** Minutes of working time until someone solves it, in the middle of the distribution, by priority. */
const medianMinutes = { critical: 75, high: 170, normal: 620, low: 2_600 } as const;

/**
 * Returns what becomes of a new ticket until `now`: taken, worked on, perhaps waiting, solved, closed with feedback.
 * Every step goes where the rules for statuses allow, in working time.
 */
export function liveThrough(created: Ticket, solvedAtOnce: boolean, around: Surroundings): LivedTicket {
  const { random, clock, now, slots, template, members, level } = around;
  const ticket: Ticket = { ...created };
  const events: TicketEvent[] = [];
  const notes: TicketNote[] = [];
  const base = { organisationId: ticket.organisationId, version: 0, ticketId: ticket.id };
  let at = Date.parse(ticket.createdAt);
  let worker = ticket.createdByUserId;
  // Tickets wait until their time runs short; what is overdue is hurried, and gone after days.
  const overdueDays = ticket.dueAt === null ? 0 : Math.max(0, now - Date.parse(ticket.dueAt)) / 86_400_000;
  const chanceToWait = overdueDays === 0 ? 0.97 : 0.08 * Math.exp(-overdueDays / 3);
  let stepsLeft = random.chance(chanceToWait) ? random.pick([0, 1, 1, 2, 3, 3, 4]) : 100;

  const event = (change: TicketEvent['change']) => {
    events.push({ ...base, id: timedId(at, random), userId: worker, at: instant(at), change });
    ticket.updatedAt = instant(at);
  };
  const note = (text: string, visibility: TicketNote['visibility']) => {
    const body = fill(text, slots, random);
    notes.push({
      ...base,
      id: timedId(at, random),
      authorUserId: worker,
      body,
      visibility,
      attachmentIds: [],
      delivery: visibility === 'outward' ? sentTo(ticket.requesterPersonId, instant(at)) : null,
      createdAt: instant(at),
    });
    ticket.updatedAt = instant(at);
    if (visibility === 'outward') ticket.answeredAt ??= instant(at);
  };
  /** Lets working time pass; false when that lies beyond now, and then nothing more happens. */
  const pass = (minutes: number): boolean => {
    if (stepsLeft === 0) return false;
    stepsLeft -= 1;
    const later = clock.after(at, Math.max(1, minutes));
    if (later >= now) return false;
    at = later;
    return true;
  };
  const move = (to: TicketStatus) => {
    event({ type: 'status', from: ticket.status, to });
    Object.assign(ticket, withClockFor(ticket, to, level, instant(at)));
    ticket.startedAt ??= instant(at);
    ticket.waitingSince = to === 'waiting-for-user' ? instant(at) : null;
  };
  const done = (): LivedTicket => ({ ticket, events, notes });

  event({ type: 'created' });
  if (solvedAtOnce) {
    ticket.status = 'resolved';
    ticket.resolvedAt = ticket.createdAt;
    ticket.startedAt = ticket.createdAt;
    ticket.resolution = fill(template.resolution, slots, random);
    ticket.assigneeUserId = worker;
  } else {
    if (!pass(random.logNormal(ticket.priority === 'critical' ? 6 : 55, 1))) return done();
    worker = random.pick(members);
    ticket.assigneeUserId = worker;
    event({ type: 'assignment', groupId: ticket.groupId, assigneeUserId: worker });
    move('in-progress');
    const work = random.logNormal(medianMinutes[ticket.priority], 0.7);
    for (let count = random.pick([0, 0, 1, 1, 2, 3]); count > 0; count -= 1) {
      if (!pass((work / 4) * random.next())) return done();
      const isOutward = random.chance(0.35);
      note(random.pick(isOutward ? outwardNotes : internalNotes), isOutward ? 'outward' : 'internal');
    }
    if (random.chance(template.waits ? 0.8 : 0.18)) {
      const waitsFor: TicketStatus = template.waits
        ? random.pick(['waiting-for-delivery', 'waiting-for-supplier'])
        : 'waiting-for-user';
      if (!pass(work / 5)) return done();
      move(waitsFor);
      note(waitingNotes[waitsFor] ?? '$room', 'internal');
      if (!pass(random.logNormal(template.waits ? 1_000 : 420, 0.5))) return done();
      move('in-progress');
    }
    if (!pass(work / 2)) return done();
    ticket.resolution = fill(template.resolution, slots, random);
    ticket.resolvedAt = instant(at);
    move('resolved');
  }

  if (!pass(random.logNormal(solvedAtOnce ? 4 : 260, 1))) return done();
  const how =
    ticket.channel === 'email' || ticket.channel === 'portal'
      ? 'email'
      : random.pick(['phone', 'phone', 'email', 'in-person'] as const);
  ticket.feedback = { how, to: 'requester', toName: '', note: random.pick(feedbackNotes), at: instant(at) };
  ticket.closedAt = instant(at);
  ticket.closedBecause = 'solved';
  move('closed');
  return done();
}

/** The demonstration's mail server took everything. */
function sentTo(personId: Id | null, at: Instant): TicketNote['delivery'] {
  return personId === null ? null : { personId, state: 'sent', stateAt: at, failure: null, detail: '' };
}
