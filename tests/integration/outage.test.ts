import { describe, expect, it } from 'vitest';
import { startServer } from '../../src/server/start.ts';
import { apiErrorSchema } from '../../src/shared/session/protocol.ts';
import { TestClient } from './support/client.ts';
import { newTicket } from './support/commands.ts';
import { cuttableDatabase } from './support/cuttable-database.ts';
import { openDatabase } from './support/database.ts';
import { callIs, isSnapshot, TestLive } from './support/live.ts';
import { prepareServer } from './support/server.ts';
import { callEvent, sendEvent } from './support/switchboard.ts';

const fixture = prepareServer();

describe('while the database is away', () => {
  it('the API says so, loses nothing, and goes on by itself when it is back', async () => {
    const database = await cuttableDatabase(await fixture.address());
    const server = await startServer({ port: 0, database: { address: database.address }, logLevel: 'silent' });
    const { url } = server;
    const client = await TestClient.signedIn(url, 'agent');
    const live = await TestLive.open(client);
    await live.next(isSnapshot);
    const create = client.command('ticket.create', newTicket());

    await database.cut();
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    const refused = await client.post('/sync/push', { clientId: client.clientId, commands: [create] });
    expect([refused.status, apiErrorSchema.parse(await refused.json()).error]).toEqual([503, 'unavailable']);
    const event = await sendEvent(url, callEvent('newCall', 'c-1'));
    expect([event.status, Object.keys((await event.json()) as object)]).toEqual([503, ['error']]);

    await database.open();
    expect(await client.push(create)).toEqual({ outcomes: [{ seq: 1, status: 'applied' }], expectedSeq: 2 });
    await live.next(isSnapshot);
    await sendEvent(url, callEvent('newCall', 'c-1'));
    await live.next(callIs('c-1', 'waiting'));
    live.close();
    await server.stop();
    await database.cut();
  });

  it('a transaction that is cut off fails, and the pool goes on', async () => {
    const way = await cuttableDatabase(await fixture.address());
    const { db, close } = openDatabase(way.address, () => undefined);
    const transaction = await db.startTransaction().execute();
    await transaction.selectFrom('settings').selectAll().execute();
    await way.cut();
    await expect(transaction.selectFrom('settings').selectAll().execute()).rejects.toThrow();
    await expect(transaction.rollback().execute()).rejects.toThrow();
    await way.open();
    expect(await db.selectFrom('organisationVersions').selectAll().execute()).toHaveLength(2);
    await close();
    await way.cut();
  });

  it('a connection lost in the middle of a commit leaves what it committed, and the repeat is answered with it', async () => {
    const database = await cuttableDatabase(await fixture.address());
    const server = await startServer({ port: 0, database: { address: database.address }, logLevel: 'silent' });
    const client = await TestClient.signedIn(server.url, 'agent');
    const [ticket, other] = [newTicket(), newTicket()];
    const commands = [
      client.command('ticket.create', ticket),
      client.command('ticket.create', newTicket({ id: ticket.id })),
      client.command('ticket.create', other),
    ];
    database.loseNextCommitAnswer();
    const lost = await client.post('/sync/push', { clientId: client.clientId, commands });
    expect([lost.status, apiErrorSchema.parse(await lost.json()).error]).toEqual([503, 'unavailable']);
    const { db, close } = openDatabase(await fixture.address());
    const recorded = await db.selectFrom('commandOutcomes').select('outcome').orderBy('seq').execute();
    // How many commands share the commit depends on how fast the machine is.
    expect(recorded.length).toBeGreaterThan(0);

    const again = await client.push(...commands);
    expect(again.outcomes.map(({ status }) => status)).toEqual(['applied', 'refused', 'applied']);
    expect(again.outcomes.slice(0, recorded.length)).toEqual(recorded.map(({ outcome }) => outcome));
    const tickets = await db.selectFrom('tickets').select('number').orderBy('number').execute();
    expect(tickets).toEqual([{ number: 'BUR-1' }, { number: 'BUR-2' }]);
    expect(await db.selectFrom('auditLog').select('id').where('action', '=', 'command').execute()).toHaveLength(3);
    await close();
    await server.stop();
    await database.cut();
  });
});
