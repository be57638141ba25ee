import { expect, it } from 'vitest';
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
