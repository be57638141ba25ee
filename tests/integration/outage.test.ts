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
});
