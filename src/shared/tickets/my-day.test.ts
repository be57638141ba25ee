import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { dayReasons, myDay } from './my-day.ts';
import { aTicketRow } from './samples.ts';
import { type Ticket, ticketPrioritySchema, ticketStatusSchema } from './schema.ts';

const me = newId();
const myGroup = newId();
const now = '2026-11-23T09:00:00.000Z';
const question = {
  userId: me,
  groupIds: [myGroup],
  now,
  endOfDay: '2026-11-23T23:00:00.000Z',
  stepOf: () => null,
  callTo: () => undefined,
};

const mine = (change: Partial<Ticket>) => aTicketRow({ assigneeUserId: me, startedAt: now, ...change });
const ofGroup = (change: Partial<Ticket>) => aTicketRow({ groupId: myGroup, assigneeUserId: null, ...change });
const reasonsOf = (tickets: Ticket[]) => myDay(tickets, question).map(({ reason }) => reason);

describe('my day', () => {
  it('puts first what is late, then what soon will be, then what was promised, and says why', () => {
    const tickets = [
      mine({ dueAt: '2026-12-01T09:00:00.000Z', status: 'waiting-for-supplier' }),
      ofGroup({ dueAt: '2026-12-01T09:00:00.000Z' }),
      mine({ dueAt: '2026-11-23T15:00:00.000Z' }),
      mine({ status: 'resolved', dueAt: '2026-11-01T09:00:00.000Z' }),
      ofGroup({ channel: 'email', answerDueAt: '2026-11-23T09:30:00.000Z', answeredAt: null }),
      mine({ dueAt: '2026-11-23T09:30:00.000Z' }),
      mine({ dueAt: '2026-11-23T08:59:00.000Z' }),
    ];
    expect(reasonsOf(tickets)).toEqual([
      'breached',
      'due-soon',
      'answer-due',
      'feedback-due',
      'due-today',
      'unassigned',
      'later',
    ]);
  });

  it('has nothing of other people, other groups, or what is closed', () => {
    const tickets = [
      mine({ status: 'closed' }),
      aTicketRow({ assigneeUserId: newId(), groupId: myGroup }),
      aTicketRow({ groupId: newId() }),
    ];
    expect(reasonsOf(tickets)).toEqual([]);
  });

  it('names a reminder only when it is time for it', () => {
    const waiting = mine({ status: 'waiting-for-user', waitingSince: '2026-11-18T09:00:00.000Z', dueAt: null });
    const stepOn = (dueAt: string) =>
      myDay([waiting], { ...question, stepOf: () => ({ type: 'remind', number: 1, dueAt }) })[0]?.reason;
    expect(stepOn('2026-11-23T08:00:00.000Z')).toBe('step-due');
    expect(stepOn('2026-11-24T08:00:00.000Z')).toBe('later');
  });

  it('is in one order whatever order the tickets come in, each ticket once', () => {
    const instants = fc.constantFrom(
      null,
      '2026-11-23T08:00:00.000Z',
      '2026-11-23T09:30:00.000Z',
      '2026-12-01T08:00:00.000Z',
    );
    const tickets = fc.array(
      fc
        .record({
          status: fc.constantFrom(...ticketStatusSchema.options),
          priority: fc.constantFrom(...ticketPrioritySchema.options),
          dueAt: instants,
          answerDueAt: instants,
          startedAt: instants,
          assigneeUserId: fc.constantFrom(me, null),
          groupId: fc.constantFrom(myGroup, null),
        })
        .map((change) => aTicketRow(change)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(tickets, (all) => {
        const day = myDay(all, question);
        expect(myDay([...all].reverse(), question)).toEqual(day);
        expect(new Set(day.map(({ ticketId }) => ticketId)).size).toBe(day.length);
        const ranks = day.map(({ reason }) => dayReasons.indexOf(reason));
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      }),
    );
  });
});

describe('a colleague who asks for me', () => {
  const call = (ticket: Ticket, noteId: string | null) => ({
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    ticketId: ticket.id,
    noteId,
    eventId: null,
    userId: me,
    byUserId: newId(),
    at: '2026-11-23T08:30:00.000Z',
    seenAt: null,
  });

  it('comes before everything else, also in a ticket that is another’s or closed', () => {
    const late = mine({ dueAt: '2026-11-23T08:59:00.000Z' });
    const given = mine({});
    const others = aTicketRow({ assigneeUserId: newId(), status: 'closed' });
    const calls = new Map([
      [given.id, call(given, null)],
      [others.id, call(others, newId())],
    ]);
    const day = myDay([late, given, others], { ...question, callTo: ({ id }) => calls.get(id) });
    expect(day).toMatchObject([
      { ticketId: others.id, reason: 'mentioned', byUserId: calls.get(others.id)?.byUserId },
      { ticketId: given.id, reason: 'handed-over', by: '2026-11-23T08:30:00.000Z' },
      { ticketId: late.id, reason: 'breached', byUserId: null },
    ]);
  });

  it('is not there for a ticket that was handed on', () => {
    const handedOn = aTicketRow({ assigneeUserId: newId() });
    expect(myDay([handedOn], { ...question, callTo: (ticket) => call(ticket, null) })).toEqual([]);
  });
});
