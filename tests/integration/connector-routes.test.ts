import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type ConnectorSettings,
  connectorLogEntrySchema,
  connectorSavedSchema,
  keptConnectorSchema,
} from '../../src/shared/connectors/administration.ts';
import { TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { queues } from './support/rows.ts';
import { prepareServer } from './support/server.ts';
import { callEvent } from './support/switchboard.ts';

const fixture = prepareServer();
const secretKey = 'en nyckel för proven';

async function administrator() {
  const { url } = await fixture.start({ secretKey });
  const client = await TestClient.signedIn(url, 'administrator');
  const send = async (path: string, body?: unknown, token = client.tokens.accessToken) =>
    await fetch(`${url}/api/v1/connectors${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const database = openDatabase(await fixture.address());
  onTestFinished(() => database.close());
  return { url, send, database };
}

const pushing: ConnectorSettings = {
  name: 'Telia',
  kind: 'cti',
  organisationIds: ['burlov'],
  active: true,
  callerIds: {},
  asterisk: null,
};
const asterisk: ConnectorSettings = {
  ...pushing,
  name: 'Egen växel',
  kind: 'asterisk',
  // Nobody listens there.
  asterisk: {
    host: '127.0.0.1',
    port: 1,
    username: 'vaxelbord',
    secret: 'hemligt',
    context: 'ut',
    parkedContext: 'parkedcalls',
  },
};

describe('connectors, kept by an administrator', () => {
  it('that push get an address that is told once, and another when it is wanted; what came is in the log', async () => {
    const { url, send } = await administrator();
    const saved = connectorSavedSchema.parse(await (await send('', pushing)).json());
    expect(saved).toMatchObject({ connector: { name: 'Telia', state: { state: 'listening', can: [] } } });
    const push = (path: string | null, body: unknown) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await push(saved.path, callEvent('newCall', 'c-1'))).status).toBe(200);
    expect((await push(saved.path, callEvent('newCall', 'c-1'))).status).toBe(200);

    const renewed = connectorSavedSchema.parse(await (await send(`/${saved.connector.id}/token`, {})).json());
    expect((await push(saved.path, callEvent('hangup', 'c-1'))).status).toBe(401);
    expect((await push(renewed.path, callEvent('hangup', 'c-1'))).status).toBe(200);
    const log = connectorLogEntrySchema.array().parse(await (await send(`/${saved.connector.id}/log`)).json());
    expect(log.map(({ event, reason }) => [event, reason])).toEqual([
      ['ended', null],
      ['arrived', 'repeated'],
      ['arrived', null],
    ]);
    // Changed without a new kind, it keeps its address.
    const changed = await (await send(`/${saved.connector.id}`, { ...pushing, name: 'Telia 2', active: false })).json();
    expect(changed).toMatchObject({ connector: { name: 'Telia 2', active: false, state: null }, path: null });
    expect((await push(renewed.path, callEvent('newCall', 'c-2'))).status).toBe(401);
  });

  it('that are connected to keep a secret that nobody gets to see, and say why they are not connected', async () => {
    const { send, database } = await administrator();
    const answer = await (await send('', asterisk)).text();
    expect(answer).not.toContain('hemligt');
    const { connector } = connectorSavedSchema.parse(JSON.parse(answer));
    expect(connector).toMatchObject({ asterisk: { host: '127.0.0.1', context: 'ut' }, state: { state: 'connecting' } });
    const stored = async () => JSON.stringify(await database.db.selectFrom('connectors').selectAll().execute());
    expect(await stored()).not.toContain('hemligt');
    const before = await stored();
    const { asterisk: address, ...settings } = asterisk;
    await send(`/${connector.id}`, { ...settings, asterisk: { ...address, secret: null } });
    expect(JSON.parse(await stored())).toEqual(JSON.parse(before));
    await expect
      .poll(async () => keptConnectorSchema.array().parse(await (await send('')).json()), { timeout: 10_000 })
      .toContainEqual(
        expect.objectContaining({ name: 'Egen växel', problem: expect.stringContaining('ECONNREFUSED') }),
      );
  });

  it('are nobody else’s: not an agent’s, nor of organisations one does not keep, and no name twice', async () => {
    const { url, send } = await administrator();
    const agent = await TestClient.signedIn(url, 'agent');
    expect((await send('', undefined, agent.tokens.accessToken)).status).toBe(403);
    expect((await send('', pushing, agent.tokens.accessToken)).status).toBe(403);
    expect((await send('', { ...pushing, organisationIds: ['burlov', 'kavlinge'] })).status).toBe(403);
    // The one of the tests serves both organisations; this administrator keeps one of them.
    expect(keptConnectorSchema.array().parse(await (await send('')).json())).toEqual([]);
    expect((await send('', pushing)).status).toBe(200);
    expect((await send('', pushing)).status).toBe(422);
    expect((await send('', { ...pushing, name: 'Utan adress', kind: 'asterisk' })).status).toBe(400);
  });

  it('are answered which number to show for a call out: the queue’s, else the organisation’s', async () => {
    const { url, send } = await administrator();
    const callerIds = { burlov: '+46406256000', [queues.burlov.id]: '+46406280400' };
    const { path } = connectorSavedSchema.parse(await (await send('', { ...pushing, callerIds })).json());
    const told = async (callId: string, change: object) => {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...callEvent('newCall', callId), to: '0701740605', direction: 'out', ...change }),
      });
      return await answer.json();
    };
    const dial = (caller: string) => ({ action: 'dial', caller_id: caller, number: '0701740605' });
    expect(await told('o-1', { from: queues.burlov.number })).toEqual(dial('+46406280400'));
    expect(await told('o-2', { from: '100', queue: queues.burlov.name })).toEqual(dial('+46406280400'));
    expect(await told('o-3', { from: '100' })).toEqual(dial('+46406256000'));
    // The answer and the end of it, and calls that come in, are not dialled.
    expect(await told('o-3', { from: '100', event: 'answer' })).toEqual({});
    expect(await told('i-1', { direction: 'in', to: queues.burlov.number })).toEqual({});
  });
});
