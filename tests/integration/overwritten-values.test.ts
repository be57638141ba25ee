import { describe, expect, it } from 'vitest';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { accounts } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

it('tells, and gives every replica, whom a ticket was taken from by somebody who had not seen it, and takes it back', async () => {
  const { url } = await fixture.start();
  const agent = await TestClient.signedIn(url, 'agent');
  const colleague = await TestClient.signedIn(url, 'colleague');
  const ticket = newTicket();
  await agent.push(agent.command('ticket.create', ticket));
  const replica = new TestReplica();
  await replica.fill(colleague);
  const groupId = replica.get('tickets', ticket.id)?.groupId ?? null;

  const was = { groupId, assigneeUserId: null };
  const take = (assigneeUserId: string) => ({ ticketId: ticket.id, groupId, assigneeUserId, was });
  const [agentId, colleagueId] = [accounts.agent.userId, accounts.colleague.userId];
  await agent.push(agent.command('ticket.assign', take(agentId)));
  await colleague.push(colleague.command('ticket.assign', take(colleagueId)));
  await replica.catchUp(colleague);
  expect(replica.get('tickets', ticket.id)).toMatchObject({ groupId, assigneeUserId: colleagueId });
  const events = 'ticketEvents:';
  const told = () =>
    [...replica.rows.keys()]
      .filter((key) => key.startsWith(events))
      .flatMap((key) => {
        const change = replica.get('ticketEvents', key.slice(events.length))?.change;
        return change?.type === 'fields' ? change.fields : [];
      });
  const conflict = { field: 'assigneeUserId', from: agentId, to: colleagueId, unseen: true };
  expect(told()).toEqual([conflict]);

  const back = { ...take(agentId), was: { groupId, assigneeUserId: colleagueId } };
  await agent.push(agent.command('ticket.assign', back));
  await replica.catchUp(colleague);
  expect(replica.get('tickets', ticket.id)).toMatchObject({ assigneeUserId: agentId });
  expect(told()).toEqual([conflict]);
});

/** The calls to entries of the history that a replica holds. */
function callsIn(replica: TestReplica) {
  const calls = 'mentions:';
  return [...replica.rows.keys()]
    .filter((key) => key.startsWith(calls))
    .flatMap((key) => replica.get('mentions', key.slice(calls.length)) ?? [])
    .filter(({ eventId }) => eventId !== null);
}

describe('whoever wrote a value that is replaced unseen', () => {
  it('is told once, on every workstation of theirs and also on a new one, until they have seen it', async () => {
    const { url } = await fixture.start();
    const [filer, agent, colleague] = [
      await TestClient.signedIn(url, 'everywhere'),
      await TestClient.signedIn(url, 'agent'),
      await TestClient.signedIn(url, 'colleague'),
    ];
    const ticket = newTicket({ title: 'Skrivare', description: 'Står still' });
    await filer.push(filer.command('ticket.create', ticket));
    const first = new TestReplica();
    await first.fill(agent);
    const fields = (title: string, description: string, was: { title: string; description: string }) => ({
      ticketId: ticket.id,
      set: { title, description },
      was,
    });
    const seen = { title: ticket.title, description: ticket.description };
    await agent.push(
      agent.command('ticket.setFields', { ticketId: ticket.id, set: { title: 'Skrivaren' }, was: seen }),
    );
    const late = colleague.command('ticket.setFields', fields('Skrivare 2', 'Blinkar', seen));
    await colleague.push(late);
    await colleague.push(late);
    await first.catchUp(agent);
    const [agentId, colleagueId] = [accounts.agent.userId, accounts.colleague.userId];
    const [call, ...more] = callsIn(first);
    // The description was the filer's, and the colleague had seen it.
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      userId: agentId,
      byUserId: colleagueId,
      ticketId: ticket.id,
      noteId: null,
      seenAt: null,
    });
    expect(first.get('ticketEvents', call?.eventId ?? '')?.change).toMatchObject({
      fields: [
        { field: 'title', from: 'Skrivaren', to: 'Skrivare 2', unseen: true },
        { field: 'description', unseen: false },
      ],
    });

    const second = new TestReplica();
    const elsewhere = await TestClient.signedIn(url, 'agent');
    await second.fill(elsewhere);
    expect(callsIn(second)).toEqual(callsIn(first));
    await elsewhere.push(elsewhere.command('mention.seen', { mentionIds: [call?.id ?? ''] }));
    await first.catchUp(agent);
    expect(callsIn(first)).toMatchObject([{ id: call?.id, seenAt: expect.any(String) }]);
    // Putting it back replaces what was seen: nobody is told of that.
    const back = { ticketId: ticket.id, set: { title: 'Skrivaren' }, was: { title: 'Skrivare 2' } };
    await agent.push(agent.command('ticket.setFields', back));
    await first.catchUp(agent);
    expect(callsIn(first)).toHaveLength(1);
  });

  it('is not told of what they replaced themselves, from another workstation', async () => {
    const { url } = await fixture.start();
    const [agent, again] = [await TestClient.signedIn(url, 'agent'), await TestClient.signedIn(url, 'agent')];
    const ticket = newTicket({ title: 'Skrivare' });
    await agent.push(
      agent.command('ticket.create', ticket),
      agent.command('ticket.setFields', { ticketId: ticket.id, set: { title: 'Ett' }, was: { title: 'Skrivare' } }),
    );
    const late = { ticketId: ticket.id, set: { title: 'Två' }, was: { title: 'Skrivare' } };
    await again.push(again.command('ticket.setFields', late));
    const replica = new TestReplica();
    await replica.fill(agent);
    expect(replica.get('tickets', ticket.id)).toMatchObject({ title: 'Två' });
    expect(callsIn(replica)).toEqual([]);
  });
});
