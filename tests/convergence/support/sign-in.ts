import type { Fetch } from '../../../src/main/api/api-client.ts';
import { type SessionTokens, sessionTokensSchema } from '../../../src/shared/session/protocol.ts';
import type { Account } from './people.ts';

type Send = (url: string, init: RequestInit) => Promise<Response>;

async function tokensFrom(send: Send, url: string, body: unknown): Promise<SessionTokens | null> {
  const headers = { 'content-type': 'application/json' };
  const answer = await send(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.ok ? sessionTokensSchema.parse(await answer.json()) : null;
}

/** Signs in with the password. Throws when the API says no. */
export async function signIn(url: string, { username, password }: Account, send: Send = fetch): Promise<SessionTokens> {
  const tokens = await tokensFrom(send, `${url}/api/v1/session`, { username, password, deviceName: 'test' });
  if (tokens === null) throw new Error(`${username} could not sign in.`);
  return tokens;
}

/** A person's session on a workstation: outlives the application, is renewed when the API asks for it. */
export class StationSession {
  readonly #account: Account;
  readonly #url: string;
  #tokens: SessionTokens;

  constructor(account: Account, url: string, tokens: SessionTokens) {
    this.#account = account;
    this.#url = url;
    this.#tokens = tokens;
  }

  get token(): string {
    return this.#tokens.accessToken;
  }

  get actor(): SessionTokens['actor'] {
    return this.#tokens.actor;
  }

  /** Gets new tokens, and with them the rights the person has now. A session the API has forgotten is begun anew. */
  async renew(send: Fetch): Promise<void> {
    const { refreshToken } = this.#tokens;
    const refreshed = await tokensFrom(send, `${this.#url}/api/v1/session/refresh`, { refreshToken });
    this.#tokens = refreshed ?? (await signIn(this.#url, this.#account, send));
  }
}
