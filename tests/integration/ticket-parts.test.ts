import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { up } from '../../src/server/migrations/0036-part-counts.ts';
import { type Id, newId } from '../../src/shared/identity/ids.ts';
import { TestClient, TestReplica } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { openDatabase } from './support/database.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

/** Somebody of both organisations has put a ticket in Burlöv under one in Kävlinge, and sees both; `agent` is of Burlöv only. */
async function partBelowUnseen(): Promise<{
  both: TestClient;
  agent: TestClient;
  top: Id;
  part: Id;
  seen: TestReplica;
}> {
  const { url } = await fixture.start();
  const [both, agent] = [await TestClient.signedIn(url, 'everywhere'), await TestClient.signedIn(url, 'agent')];
  const [top, part] = [newTicket({ organisationId: 'kavlinge' }), newTicket({})];
  const { outcomes } = await both.push(
    both.command('ticket.create', top),
    both.command('ticket.create', part),
    both.command('ticket.create', newTicket({ parentId: top.id })),
    both.command('ticket.setParent', { ticketId: part.id, parentId: top.id }),
  );
  expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied', 'applied']);
  const seen = new TestReplica();
  await seen.fill(both);
  expect(seen.get('tickets', top.id)).toMatchObject({ partCount: 2 });
  return { both, agent, top: top.id, part: part.id, seen };
}

describe('the number of parts of a ticket', () => {
  it('falls when somebody takes a part out who may not see the ticket, and those who may are told', async () => {
    const { both, agent, top, part, seen } = await partBelowUnseen();
    const { outcomes } = await agent.push(agent.command('ticket.setParent', { ticketId: part, parentId: null }));
    expect(outcomes).toMatchObject([{ status: 'applied' }]);
    await seen.catchUp(both);
    expect(seen.get('tickets', top)).toMatchObject({ partCount: 1, organisationId: 'kavlinge' });
    const others = new TestReplica();
    await others.fill(agent);
    expect(others.get('tickets', top)).toBeUndefined();
  });

  it('falls for the one and rises for the other when the part goes to another ticket', async () => {
    const { both, agent, top, part, seen } = await partBelowUnseen();
    const other = newTicket({});
    await agent.push(
      agent.command('ticket.create', other),
      agent.command('ticket.setParent', { ticketId: part, parentId: other.id }),
      // Once more is nothing more.
      agent.command('ticket.setParent', { ticketId: part, parentId: other.id }),
    );
    await seen.catchUp(both);
    expect(seen.get('tickets', top)).toMatchObject({ partCount: 1 });
    expect(seen.get('tickets', other.id)).toMatchObject({ partCount: 1 });
  });

  it('stays when the change is refused, and when a part is merged or split', async () => {
    const { both, agent, top, part, seen } = await partBelowUnseen();
    const [into, made] = [newTicket({}), newId()];
    const { kind, priority } = into;
    const split = { id: made, kind, serviceId: null, unitId: null, priority, title: 'Del', description: '' };
    const { outcomes } = await agent.push(
      agent.command('ticket.create', into),
      agent.command('ticket.setParent', { ticketId: part, parentId: newId() }),
      agent.command('ticket.split', { ticketId: part, ...split }),
      agent.command('ticket.merge', { ticketId: part, intoId: into.id }),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'refused', 'applied', 'applied']);
    await seen.catchUp(both);
    expect(seen.get('tickets', top)).toMatchObject({ partCount: 2 });
  });

  it('is put right where an earlier version left it too high, and everybody is told', async () => {
    const { both, top, part, seen } = await partBelowUnseen();
    const database = openDatabase(await fixture.address());
    await sql`update tickets set part_count = 7 where id = ${top}`.execute(database.db);
    await up(database.db as unknown as Kysely<unknown>);
    await database.close();
    await seen.catchUp(both);
    expect(seen.get('tickets', top)).toMatchObject({ partCount: 2 });
    expect(seen.get('tickets', part)).toMatchObject({ partCount: 0 });
    const fresh = new TestReplica();
    await fresh.fill(both);
    expect(seen.rows).toEqual(fresh.rows);
  });
});
