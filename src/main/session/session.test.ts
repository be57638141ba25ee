import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/identity/ids.ts';
import type { SessionState } from '#shared/ipc/types.ts';
import type { SessionTokens } from '#shared/session/protocol.ts';
import type { ApiResult } from '../api/api-client.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { createTestLog } from '../testing/test-log.ts';
import { ProfileStore } from './profile-store.ts';
import { Session } from './session.ts';
import { SessionAccess } from './session-access.ts';
import type { SessionApi } from './session-api.ts';
import { type KeyStore, TokenVault } from './token-vault.ts';

const apiUrl = 'https://desk.example';
const anna = { userId: newId(), name: 'Anna', grants: [{ organisationId: 'burlov', role: 'agent' as const }] };
const failed = (error: 'wrong-credentials' | 'session-expired' | 'not-permitted'): ApiResult<never> => ({
  type: 'failed',
  status: 401,
  error,
  retryAfterSeconds: null,
});

/** An API with one account, whose refresh tokens work once each. */
class FakeApi implements SessionApi {
  reachable = true;
  password = 'hemligt';
  actor = anna;
  version: 'ok' | 'schema-version' = 'ok';
  revoked = false;
  refreshes = 0;
  signIns = 0;
  signedOut: string[] = [];
  #serial = 0;
  #validRefreshToken = '';

  async checkVersion() {
    return this.reachable ? this.version : 'unreachable';
  }

  async signIn(_username: string, password: string): Promise<ApiResult<SessionTokens>> {
    if (!this.reachable) return { type: 'unreachable' };
    this.signIns += 1;
    return password === this.password ? this.#tokens() : failed('wrong-credentials');
  }

  async refresh(refreshToken: string): Promise<ApiResult<SessionTokens>> {
    if (!this.reachable) return { type: 'unreachable' };
    this.refreshes += 1;
    return refreshToken === this.#validRefreshToken && !this.revoked ? this.#tokens() : failed('session-expired');
  }

  async signOut(token: string) {
    this.signedOut.push(token);
  }

  #tokens(): ApiResult<SessionTokens> {
    this.#serial += 1;
    this.#validRefreshToken = `refresh-${this.#serial}`;
    const accessToken = `access-${this.#serial}`;
    return {
      type: 'ok',
      value: {
        accessToken,
        accessExpiresIn: 900,
        refreshToken: this.#validRefreshToken,
        refreshExpiresIn: 86_400,
        actor: this.actor,
      },
    };
  }
}

/** Turns the text round: not a cipher, but not the text either. */
const keyStore: KeyStore = {
  encrypt: (text) => Buffer.from([...text].reverse().join('')),
  decrypt: (sealed) => [...sealed.toString()].reverse().join(''),
};

let folder: string;
let api: FakeApi;
let clock: ManualClock;
let states: SessionState[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vaxelbord-session-'));
  api = new FakeApi();
  clock = new ManualClock();
  states = [];
});

afterEach(() => rm(folder, { recursive: true }));

function open(keys: KeyStore | null = keyStore): Session {
  const log = createTestLog();
  return new Session({
    api,
    profiles: new ProfileStore(join(folder, 'profiles'), apiUrl, log),
    vault: new TokenVault(join(folder, 'session.json'), apiUrl, keys, log),
    // The weakest that is accepted: these tests are about states, and time of the machine is short.
    strength: { n: 16_384, r: 8, p: 1 },
    clock,
    log,
    onChanged: (state) => states.push(state),
  });
}

describe('rights that the API changes', () => {
  it('hold from the next renewal on, also at the next start without the API', async () => {
    const session = open();
    await session.signIn('anna', 'hemligt');
    const promoted = { ...anna, grants: [{ organisationId: 'burlov' as const, role: 'supervisor' as const }] };
    Object.assign(api, { actor: promoted });
    await session.renew('access-1');
    expect(states.at(-1)).toMatchObject({ type: 'signed-in', actor: promoted });
    api.reachable = false;
    const next = open();
    await next.restore();
    expect(next.state).toMatchObject({ type: 'signed-in', actor: promoted });
    const unlocked = open(null);
    expect(await unlocked.signIn('anna', 'hemligt')).toEqual({ ok: true });
    expect(unlocked.state).toMatchObject({ actor: promoted });
  });
});

describe('signing in', () => {
  it('gives a session whose tokens are renewed shortly before they end', async () => {
    const session = open();
    expect(await session.signIn('anna', 'hemligt')).toEqual({ ok: true });
    expect(session.state).toEqual({ type: 'signed-in', actor: anna, offline: false, remembered: true });
    clock.advance(800_000);
    expect(await session.token()).toEqual({ type: 'token', token: 'access-1' });
    clock.advance(75_000);
    expect(await session.token()).toEqual({ type: 'token', token: 'access-2' });
  });

  it.each([
    ['a wrong password', () => ({ password: 'gissat' }), 'wrong-credentials'],
    ['another schema version', () => ({ version: 'schema-version' as const }), 'schema-version'],
  ])('says so on %s', async (_what, change, error) => {
    const { password = 'hemligt', ...rest } = { ...change() } as { password?: string };
    Object.assign(api, rest);
    const session = open();
    expect(await session.signIn('anna', password)).toEqual({ ok: false, error, retryAfterSeconds: null });
    expect(session.state.type).toBe('signed-out');
    expect(states).toEqual([]);
  });

  it('renews once for everybody who asks at the same time', async () => {
    const session = open();
    await session.signIn('anna', 'hemligt');
    const answers = await Promise.all(Array.from({ length: 8 }, () => session.renew('access-1')));
    expect(new Set(answers.map((answer) => answer.type === 'token' && answer.token))).toEqual(new Set(['access-2']));
    expect(api.refreshes).toBe(1);
    expect(await session.renew('access-1')).toEqual({ type: 'token', token: 'access-2' });
    expect(api.refreshes).toBe(1);
  });

  it('sends a refused request once more with a new token, and no third time', async () => {
    const session = open();
    await session.signIn('anna', 'hemligt');
    const used: string[] = [];
    const answer = await new SessionAccess(session, anna.userId).authorised(async (token) => {
      used.push(token);
      return failed('session-expired');
    });
    expect(used).toEqual(['access-1', 'access-2']);
    expect(answer).toEqual(failed('session-expired'));
  });

  it('sends nothing of one person with the tokens of the next', async () => {
    const session = open();
    await session.signIn('anna', 'hemligt');
    const annas = new SessionAccess(session, anna.userId);
    const used: string[] = [];
    const answer = await annas.authorised(async (token) => {
      used.push(token);
      await session.signOut();
      api.actor = { ...anna, userId: newId() };
      await session.signIn('karl', 'hemligt');
      return failed('session-expired');
    });
    expect(used).toEqual(['access-1']);
    expect(answer).toEqual({ type: 'ended' });
    expect(await annas.token()).toEqual({ type: 'ended' });
    expect(await annas.renew('access-1')).toEqual({ type: 'ended' });
  });

  it('is over when the person signs out while new tokens are being fetched, and is not remembered', async () => {
    const session = open();
    await session.signIn('anna', 'hemligt');
    const renewing = session.renew('access-1');
    await session.signOut();
    expect(await renewing).toEqual({ type: 'ended' });
    expect(session.state).toEqual({ type: 'signed-out', reason: 'signed-out' });
    const again = open();
    await again.restore();
    expect(again.state).toEqual({ type: 'signed-out', reason: 'first' });
  });

  it('ends when the API says that the session is over, and says why', async () => {
    const session = open();
    await session.signIn('anna', 'hemligt');
    api.revoked = true;
    expect(await session.renew('access-1')).toEqual({ type: 'ended' });
    expect(session.state).toEqual({ type: 'signed-out', reason: 'expired' });
    expect(await new SessionAccess(session, anna.userId).authorised(async () => ({ type: 'ok', value: 1 }))).toEqual({
      type: 'ended',
    });
  });
});

describe('a restart', () => {
  it('goes on with the session without asking for the password, also without network', async () => {
    await open().signIn('anna', 'hemligt');
    api.reachable = false;
    const again = open();
    await again.restore();
    expect(again.state).toMatchObject({ type: 'signed-in', actor: anna, offline: false });
    expect(await again.token()).toEqual({ type: 'unreachable' });
    api.reachable = true;
    expect(await again.token()).toEqual({ type: 'token', token: 'access-2' });
  });

  it('asks for the password when the machine has no key store, and says so before', async () => {
    const session = open(null);
    await session.signIn('anna', 'hemligt');
    expect(session.state).toMatchObject({ remembered: false });
    const again = open(null);
    await again.restore();
    expect(again.state).toEqual({ type: 'signed-out', reason: 'first' });
  });

  it('after a sign-out begins signed out, and the API was told', async () => {
    const session = open();
    await session.signIn('anna', 'hemligt');
    await session.signOut();
    expect(api.signedOut).toEqual(['access-1']);
    const again = open();
    await again.restore();
    expect(again.state.type).toBe('signed-out');
  });

  it('and a sign-out before anything was asked of the API ends the session there too', async () => {
    await open().signIn('anna', 'hemligt');
    const again = open();
    await again.restore();
    await again.signOut();
    expect(again.state).toEqual({ type: 'signed-out', reason: 'signed-out' });
    expect(api.signedOut).toEqual(['access-2']);
  });
});

describe('signing in while the API cannot be reached', () => {
  beforeEach(async () => {
    await open(null).signIn('Anna', 'hemligt');
    states = [];
    api.reachable = false;
  });

  it('works with the last password, and becomes a real session when the API answers', async () => {
    const session = open(null);
    expect(await session.signIn(' anna ', 'hemligt')).toEqual({ ok: true });
    expect(session.state).toEqual({ type: 'signed-in', actor: anna, offline: true, remembered: false });
    expect(await session.token()).toEqual({ type: 'unreachable' });
    api.reachable = true;
    expect(await session.token()).toEqual({ type: 'token', token: 'access-2' });
    expect(session.state).toMatchObject({ offline: false });
    // The password is gone from memory: what follows is done with the refresh token.
    await session.renew('access-2');
    expect([api.signIns, api.refreshes]).toEqual([2, 1]);
  });

  it('ends when the API, back again, does not take the password any more', async () => {
    const session = open(null);
    await session.signIn('anna', 'hemligt');
    api.reachable = true;
    api.password = 'nytt';
    expect(await session.token()).toEqual({ type: 'ended' });
    expect(session.state).toEqual({ type: 'signed-out', reason: 'expired' });
  });

  it('ends when the account is somebody else by now', async () => {
    const session = open(null);
    await session.signIn('anna', 'hemligt');
    api.reachable = true;
    api.actor = { ...anna, userId: newId() };
    expect(await session.token()).toEqual({ type: 'ended' });
    expect(session.state).toEqual({ type: 'signed-out', reason: 'revoked' });
  });

  it('refuses a wrong password, slower and slower', async () => {
    const session = open(null);
    const wrong = () => session.signIn('anna', 'gissat');
    for (let count = 0; count < 5; count += 1) {
      expect(await wrong()).toEqual({ ok: false, error: 'wrong-credentials', retryAfterSeconds: null });
    }
    expect(await session.signIn('anna', 'hemligt')).toEqual({
      ok: false,
      error: 'too-many-attempts',
      retryAfterSeconds: 5,
    });
    clock.advance(5_000);
    expect(await session.signIn('anna', 'hemligt')).toEqual({ ok: true });
  });

  it('says that somebody else has never signed in here', async () => {
    const answer = await open(null).signIn('bosse', 'hemligt');
    expect(answer).toEqual({ ok: false, error: 'never-signed-in-here', retryAfterSeconds: null });
  });

  it('keeps neither password nor user name in the profile', async () => {
    const [name = ''] = await readdir(join(folder, 'profiles'));
    const text = await readFile(join(folder, 'profiles', name, 'profile.json'), 'utf8');
    expect(text).not.toContain('hemligt');
    expect(text).not.toContain('"anna"');
  });
});

describe('the first start without network', () => {
  it('says that the API cannot be reached', async () => {
    api.reachable = false;
    expect(await open().signIn('anna', 'hemligt')).toMatchObject({ ok: false, error: 'unreachable' });
  });
});
