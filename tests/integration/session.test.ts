import { describe, expect, it } from 'vitest';
import { schemaVersion } from '../../src/shared/commands/envelope.ts';
import { apiErrorSchema, serverInfoSchema, sessionTokensSchema } from '../../src/shared/session/protocol.ts';
import { post, signIn, TestClient } from './support/client.ts';
import { openDatabase } from './support/database.ts';
import { accounts, password } from './support/rows.ts';
import { prepareServer } from './support/server.ts';

const fixture = prepareServer();

const refresh = (url: string, refreshToken: string) => post(url, '/session/refresh', { refreshToken });

async function refreshed(url: string, refreshToken: string) {
  const answer = await refresh(url, refreshToken);
  expect(answer.status).toBe(200);
  return sessionTokensSchema.parse(await answer.json());
}

const pullStatus = async (url: string, accessToken: string) => (await post(url, '/sync/pull', {}, accessToken)).status;

describe('signing in', () => {
  it('gives tokens and the person’s grants, in any case of the username', async () => {
    const { url } = await fixture.start();
    const answer = await post(url, '/session', { username: 'ANNA.Agent', password, deviceName: 'VX-12' });
    const tokens = sessionTokensSchema.parse(await answer.json());
    expect(tokens.actor).toEqual({
      userId: accounts.agent.userId,
      name: accounts.agent.name,
      grants: accounts.agent.grants,
    });
    expect(tokens.accessExpiresIn).toBe(900);
  });

  it('says the same for a wrong password and an unknown user', async () => {
    const { url } = await fixture.start();
    const wrong = await post(url, '/session', { username: 'anna.agent', password: 'fel', deviceName: 'x' });
    const unknown = await post(url, '/session', { username: 'finns.inte', password: 'fel', deviceName: 'x' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const words = [apiErrorSchema.parse(await wrong.json()), apiErrorSchema.parse(await unknown.json())];
    expect(words[0]).toEqual({ ...words[1], requestId: words[0]?.requestId });
  });

  it('answers a name that cannot be stored as a mistake of the request, not of the server', async () => {
    const { url } = await fixture.start();
    const answer = await post(url, '/session', { username: 'anna\0', password, deviceName: 'test' });
    expect(answer.status).toBe(400);
  });

  it('stores passwords only as argon2id hashes, each with its own salt, and tokens only hashed', async () => {
    const { url } = await fixture.start();
    const tokens = await signIn(url, 'agent');
    const database = openDatabase(await fixture.address());
    const hashes = (await database.db.selectFrom('accounts').select('passwordHash').execute()).map(
      (row) => row.passwordHash,
    );
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(new Set(hashes).size).toBe(hashes.length);
    const stored = JSON.stringify([
      await database.db.selectFrom('accessTokens').selectAll().execute(),
      await database.db.selectFrom('refreshTokens').selectAll().execute(),
    ]);
    expect(stored).not.toContain(tokens.accessToken);
    expect(stored).not.toContain(tokens.refreshToken);
    await database.close();
  });

  it('holds an account back after five failures, also against the right password, and says for how long', async () => {
    const { url } = await fixture.start();
    const attempt = (word: string, username = accounts.agent.username) =>
      post(url, '/session', { username, password: word, deviceName: 'x' });
    for (let failure = 0; failure < 5; failure += 1) expect((await attempt('fel')).status).toBe(401);
    const held = await attempt(password);
    expect(held.status).toBe(429);
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(apiErrorSchema.parse(await held.json())).toMatchObject({ error: 'too-many-attempts' });
    expect((await attempt(password, accounts.colleague.username)).status).toBe(200);

    const database = openDatabase(await fixture.address());
    const log = await database.db.selectFrom('auditLog').selectAll().where('action', '=', 'sign-in-failed').execute();
    expect(log).toHaveLength(5);
    expect(JSON.stringify(log)).not.toContain('fel');
    await database.close();
  });
});

describe('a session', () => {
  it('goes on with a new pair of tokens for each refresh', async () => {
    const { url } = await fixture.start();
    const first = await signIn(url, 'agent');
    const second = await refreshed(url, first.refreshToken);
    const third = await refreshed(url, second.refreshToken);
    expect(new Set([first, second, third].map((tokens) => tokens.refreshToken)).size).toBe(3);
    expect(await pullStatus(url, third.accessToken)).toBe(400);
  });

  it('ends for everyone who holds it when a refresh token is used after its successor was', async () => {
    const { url } = await fixture.start();
    const first = await signIn(url, 'agent');
    const second = await refreshed(url, first.refreshToken);
    const third = await refreshed(url, second.refreshToken);
    expect((await refresh(url, first.refreshToken)).status).toBe(401);
    expect((await refresh(url, third.refreshToken)).status).toBe(401);
    for (const tokens of [first, second, third]) expect(await pullStatus(url, tokens.accessToken)).toBe(401);
  });

  it('survives a lost answer: the token may be shown once more, and whoever uses the lost answer ends the session', async () => {
    const { url } = await fixture.start();
    const first = await signIn(url, 'agent');
    const lost = await refreshed(url, first.refreshToken);
    const again = await refreshed(url, first.refreshToken);
    expect(await pullStatus(url, again.accessToken)).toBe(400);
    expect((await refresh(url, lost.refreshToken)).status).toBe(401);
    expect((await refresh(url, again.refreshToken)).status).toBe(401);
  });

  it('ends at sign-out, on that device only', async () => {
    const { url } = await fixture.start();
    const [desk, laptop] = [await signIn(url, 'agent'), await signIn(url, 'agent')];
    const headers = { authorization: `Bearer ${desk.accessToken}` };
    expect((await fetch(`${url}/api/v1/session`, { method: 'DELETE', headers })).status).toBe(204);
    expect(await pullStatus(url, desk.accessToken)).toBe(401);
    expect((await refresh(url, desk.refreshToken)).status).toBe(401);
    expect(await pullStatus(url, laptop.accessToken)).toBe(400);
  });

  it('is listed by device and can be ended from another', async () => {
    const { url } = await fixture.start();
    const [desk, laptop] = [await signIn(url, 'agent'), await signIn(url, 'agent')];
    const headers = { authorization: `Bearer ${desk.accessToken}` };
    const devices = (await (await fetch(`${url}/api/v1/session/devices`, { headers })).json()) as {
      id: string;
      current: boolean;
    }[];
    expect(devices.map((device) => device.current).sort()).toEqual([false, true]);
    const other = devices.find((device) => !device.current);
    const remove = () => fetch(`${url}/api/v1/session/devices/${other?.id}`, { method: 'DELETE', headers });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect(await pullStatus(url, laptop.accessToken)).toBe(401);
    expect(await pullStatus(url, desk.accessToken)).toBe(400);
  });

  it('ends with words when the access token has run out', async () => {
    const { url } = await fixture.start();
    const client = await TestClient.signedIn(url, 'agent');
    const database = openDatabase(await fixture.address());
    await database.db.updateTable('accessTokens').set({ expiresAt: new Date().toISOString() }).execute();
    await database.close();
    const answer = await client.post('/sync/pull', {});
    expect(answer.status).toBe(401);
    expect(apiErrorSchema.parse(await answer.json()).error).toBe('session-expired');
  });

  it('loses its rights at once when the account is closed', async () => {
    const { url } = await fixture.start();
    const tokens = await signIn(url, 'agent');
    const database = openDatabase(await fixture.address());
    await database.db.updateTable('accounts').set({ active: false }).execute();
    await database.close();
    expect(await pullStatus(url, tokens.accessToken)).toBe(401);
    expect((await refresh(url, tokens.refreshToken)).status).toBe(401);
  });
});

describe('the API', () => {
  it('tells who it is, how it is and what it offers before anyone signs in', async () => {
    const { url } = await fixture.start();
    const info = serverInfoSchema.parse(await (await fetch(`${url}/api/v1/server`)).json());
    expect(info).toMatchObject({ product: 'vaxelbord', schemaVersion, demoAccounts: [] });
    for (const path of ['/health', '/ready']) expect((await fetch(url + path)).status).toBe(200);
    const document = (await (await fetch(`${url}/docs/json`)).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/v1/sync/push', '/api/v1/sync/pull', '/api/v1/session/', '/api/v1/cti/{token}']),
    );
  });

  it('answers what it does not understand in one shape, with a request id and without a stack', async () => {
    const { url } = await fixture.start();
    const tokens = await signIn(url, 'agent');
    const answers = [
      await fetch(`${url}/nothing`),
      await post(url, '/session', { username: '' }),
      await post(url, '/sync/pull', { clientId: 'x' }, tokens.accessToken),
      await post(url, '/sync/pull', {}),
      await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<x/>' }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([404, 400, 400, 401, 415]);
    for (const answer of answers) {
      const words = await answer.text();
      expect(apiErrorSchema.parse(JSON.parse(words)).requestId).toBeDefined();
      expect(words).not.toMatch(/node_modules|\.ts:/);
    }
  });
});
