import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { untoldOfCall } from '#shared/calls/schema.ts';
import { InMemoryRows } from '#shared/commands/in-memory-rows.ts';
import { judge } from '#shared/commands/judge.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Message } from '#shared/messages/schema.ts';
import { aTicketRow } from '#shared/tickets/samples.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import type { Actor } from '#shared/users/roles.ts';
import { isUnsettled, reassignArgs, restoreArgs, timelineItems } from './ticket-timeline-items.ts';

const ticketId = '01980000-0000-7000-8000-000000000101';
const karin: Actor = {
  userId: '01980000-0000-7000-8000-0000000000a1',
  name: 'Karin Ek',
  grants: [{ organisationId: 'burlov', role: 'agent' }],
};

const ticket: Ticket = aTicketRow({
  id: ticketId,
  createdByUserId: karin.userId,
  createdAt: '2026-11-23T08:00:00.000Z',
  updatedAt: '2026-11-23T08:00:00.000Z',
});

/** What the server writes when Karin sets the title not having seen that it was changed to `theirs`. */
function overwrite(theirs: string, hers: string) {
  const rows = new InMemoryRows([{ kind: 'tickets', row: { ...ticket, title: theirs } }]);
  const args = { ticketId, set: { title: hers }, was: { title: ticket.title } };
  const at = '2026-11-23T09:00:00.000Z';
  const context = { commandId: '01980000-0000-7000-8000-0000000000c1', actor: karin, at, now: at };
  const decision = judge({ name: 'ticket.setFields', args }, rows, context);
  if (decision.type !== 'applied') throw new Error(decision.code);
  rows.write(decision.puts);
  const events = decision.puts.flatMap((put) => (put.kind === 'ticketEvents' ? [put.row] : []));
  return { rows, events, context };
}

function aMessage(change: Partial<Message>): Message {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    fromUserId: karin.userId,
    subject: '',
    body: 'Rektorn vill bli uppringd.',
    priority: 'normal',
    recipients: [],
    sentAt: '2026-11-23T08:00:00.000Z',
    callId: null,
    callerName: '',
    callerNumber: '',
    ticketId,
    inReplyToId: null,
    noteId: null,
    isFollowedUp: false,
    followedUpAt: null,
    ...change,
  };
}

describe('the timeline of a ticket', () => {
  it('tells the call before the ticket, message and note after, also when all are of one instant, and a note that was sent once', () => {
    const at = '2026-11-23T08:00:00.000Z';
    const items = timelineItems({
      ticketId,
      takenIn: new Map(),
      events: [
        {
          id: ticketId,
          organisationId: 'burlov',
          version: 1,
          ticketId,
          userId: karin.userId,
          at,
          change: { type: 'created' },
        },
      ],
      notes: [
        {
          id: '01980000-0000-7000-8000-000000000102',
          organisationId: 'burlov',
          version: 1,
          ticketId,
          authorUserId: karin.userId,
          body: 'Prövat en annan kontakt.',
          visibility: 'internal',
          attachmentIds: [],
          delivery: null,
          createdAt: at,
        },
      ],
      calls: [
        {
          id: '01980000-0000-7000-8000-000000000103',
          organisationId: 'burlov',
          version: 1,
          externalId: 'x',
          connector: 'generic',
          direction: 'in',
          fromNumber: null,
          toNumber: '+46406256599',
          queueId: null,
          arrivedAt: at,
          answeredAt: at,
          answeredByUserId: karin.userId,
          answerSource: 'pbx',
          ...untoldOfCall,
          endedAt: null,
          cause: null,
          personId: null,
          ticketId,
          outcome: null,
          note: '',
        },
      ],
      messages: [aMessage({ sentAt: at }), aMessage({ sentAt: at, noteId: '01980000-0000-7000-8000-000000000102' })],
    });
    expect(items.map((item) => item.type)).toEqual(['call', 'created', 'message', 'note']);
  });

  it('shows a title overwritten unseen as a conflict with both values, and puts it back with one command', () => {
    const { rows, events, context } = overwrite('Datorn luktar bränt', 'Datorn är svart');
    const item = timelineItems({ ticketId, events, notes: [], calls: [], messages: [], takenIn: new Map() })[0];
    if (item?.type !== 'field') throw new Error('not a field change');
    expect(item).toMatchObject({ from: 'Datorn luktar bränt', to: 'Datorn är svart', unseen: true });

    const now = rows.get('tickets', ticketId) ?? ticket;
    expect(isUnsettled(now, item)).toBe(true);
    const restored = judge({ name: 'ticket.setFields', args: restoreArgs(now, item) }, rows, context);
    if (restored.type !== 'applied') throw new Error(restored.code);
    rows.write(restored.puts);
    expect(rows.get('tickets', ticketId)?.title).toBe('Datorn luktar bränt');
    expect(isUnsettled(rows.get('tickets', ticketId) ?? ticket, item)).toBe(false);
  });

  it('gives a ticket back to whom it was taken from, and leaves its group', () => {
    const now = { ...ticket, groupId: newId(), assigneeUserId: karin.userId };
    const was = { groupId: now.groupId, assigneeUserId: karin.userId };
    const from = newId();
    expect(reassignArgs(now, { field: 'assigneeUserId', from })).toEqual({
      ticketId: now.id,
      groupId: now.groupId,
      assigneeUserId: from,
      was,
    });
    expect(reassignArgs(now, { field: 'groupId', from: '' })).toMatchObject({ groupId: null, was });
    expect(reassignArgs(now, { field: 'title', from })).toBeNull();
  });

  it('offers to put back any value that a title can have', () => {
    const title = fc.string({ minLength: 1, maxLength: 200 }).filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(title, (from) => {
        expect(restoreArgs(ticket, { field: 'title', from })?.set).toEqual({ title: from });
      }),
    );
  });

  it('puts an empty reference back as none, a list with its members, and leaves a field it does not know alone', () => {
    expect(restoreArgs(ticket, { field: 'serviceId', from: '' })?.set).toEqual({ serviceId: null });
    expect(restoreArgs(ticket, { field: 'tagIds', from: '' })?.set).toEqual({ tagIds: [] });
    expect(restoreArgs(ticket, { field: 'tagIds', from: `${ticketId},${karin.userId}` })?.set).toEqual({
      tagIds: [ticketId, karin.userId],
    });
    expect(restoreArgs(ticket, { field: 'fromTheFuture', from: 'x' })).toBeNull();
    expect(restoreArgs(ticket, { field: 'priority', from: 'no-such' })).toBeNull();
  });
});
