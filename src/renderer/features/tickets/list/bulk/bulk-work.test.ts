import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anActor, aTicket, createFakeData } from '#renderer/data/testing.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Tag } from '#shared/tags/schema.ts';
import { type Ticket, ticketPrioritySchema, ticketStatusSchema } from '#shared/tickets/schema.ts';
import { aGroup } from '#shared/users/samples.ts';
import type { User } from '#shared/users/schema.ts';
import { type BulkChange, bulkStatuses } from './bulk-change.ts';
import { changeMany, type Done, foresee, undoMany } from './bulk-work.ts';

const actor = anActor();
const colleague: User = {
  id: newId(),
  organisationId: 'burlov',
  version: 1,
  name: 'Kim Kollega',
  initials: 'KK',
  organisationIds: ['burlov'],
  title: '',
  groupIds: [],
  active: true,
};
const group = aGroup();
const tag: Tag = { id: newId(), organisationId: 'burlov', version: 1, name: 'skrivare', active: true };

function start(tickets: readonly Ticket[]) {
  return createFakeData({ actor, rows: { tickets, users: [colleague], groups: [group], tags: [tag] } });
}

const going = () => new AbortController().signal;

async function ticketOf(fake: ReturnType<typeof start>, id: string): Promise<Ticket | undefined> {
  const answer = await fake.client.ask({ type: 'row', kind: 'tickets', id });
  return answer.type === 'rows' ? (answer.rows[0] as Ticket | undefined) : undefined;
}

async function run(fake: ReturnType<typeof start>, change: BulkChange, tickets: readonly Ticket[]) {
  const done: Done[] = [];
  await changeMany(fake.client, change, tickets, going(), (each) => done.push(each));
  return done.filter(({ result }) => result.status === 'saved').map(({ before }) => before);
}

const changes: fc.Arbitrary<BulkChange> = fc.oneof(
  fc.constantFrom(null, colleague.id).map((userId): BulkChange => ({ type: 'assignee', userId })),
  fc.constantFrom(null, group.id).map((groupId): BulkChange => ({ type: 'group', groupId })),
  fc.constantFrom(...bulkStatuses).map((status): BulkChange => ({ type: 'status', status })),
  fc.constantFrom(...ticketPrioritySchema.options).map((priority): BulkChange => ({ type: 'priority', priority })),
  fc.constantFrom<BulkChange>({ type: 'addTag', tagId: tag.id }, { type: 'removeTag', tagId: tag.id }),
);
const someTickets = fc
  .array(
    fc.record({
      status: fc.constantFrom(...ticketStatusSchema.options),
      priority: fc.constantFrom(...ticketPrioritySchema.options),
      assigneeUserId: fc.constantFrom(null, colleague.id),
      groupId: fc.constantFrom(null, group.id),
      tagIds: fc.constantFrom<string[]>([], [tag.id]),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.map((part) => aTicket({ id: newId(), resolution: 'Bytte kabel.', ...part })));

describe('a change of many tickets', () => {
  it('does to each what was foreseen', async () => {
    await fc.assert(
      fc.asyncProperty(someTickets, changes, async (tickets, change) => {
        const fake = start(tickets);
        const ids = tickets.map(({ id }) => id);
        const foreseen = await foresee(fake.client, actor, change, ids, going());
        expect(foreseen.map(({ id }) => id)).toEqual(ids);
        const changed = await run(fake, change, tickets);
        const refused = foreseen.flatMap((each) => (each.type === 'refused' ? [each.id] : []));
        expect(ids.filter((id) => !changed.some((ticket) => ticket.id === id)).sort()).toEqual(refused.sort());
      }),
      { numRuns: 40 },
    );
  });

  it('is taken back wherever it was said that it can be', async () => {
    await fc.assert(
      fc.asyncProperty(someTickets, changes, async (tickets, change) => {
        const fake = start(tickets);
        const ids = tickets.map(({ id }) => id);
        const foreseen = await foresee(fake.client, actor, change, ids, going());
        const willChange = foreseen.flatMap((each) => (each.type === 'changes' ? [each.ticket] : []));
        await undoMany(fake.client, change, await run(fake, change, willChange));
        for (const each of foreseen) {
          if (each.type === 'gone' || (each.type === 'changes' && !each.canBeUndone)) continue;
          const { status, priority, assigneeUserId, groupId, tagIds } = each.ticket;
          expect(await ticketOf(fake, each.id)).toMatchObject({ status, priority, assigneeUserId, groupId, tagIds });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves a ticket alone that somebody has gone on with, and says so', async () => {
    const ticket = aTicket({ priority: 'low' });
    const fake = start([ticket]);
    const change: BulkChange = { type: 'priority', priority: 'high' };
    const changed = await run(fake, change, [ticket]);
    const args = { ticketId: ticket.id, set: { priority: 'critical' as const }, was: {} };
    await fake.client.execute('ticket.setFields', args);
    expect(await undoMany(fake.client, change, changed)).toEqual({ undone: 0, left: 1 });
    expect(await ticketOf(fake, ticket.id)).toMatchObject({ priority: 'critical' });
  });

  it('begins nothing more once it is stopped', async () => {
    const tickets = Array.from({ length: 100 }, () => aTicket({ id: newId(), priority: 'low' }));
    const fake = start(tickets);
    const stopper = new AbortController();
    await changeMany(fake.client, { type: 'priority', priority: 'high' }, tickets, stopper.signal, () =>
      stopper.abort(),
    );
    expect(fake.saved.length).toBeGreaterThan(0);
    expect(fake.saved.length).toBeLessThan(tickets.length);
  });

  it('says of a ticket that is no longer here that it is gone', async () => {
    const fake = start([]);
    const id = newId();
    expect(await foresee(fake.client, actor, { type: 'group', groupId: null }, [id], going())).toEqual([
      { id, type: 'gone' },
    ]);
  });
});
