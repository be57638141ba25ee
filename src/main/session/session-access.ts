import type { ApiResult } from '../api/api-client.ts';
import type { Session, TokenResult } from './session.ts';

/**
 * The session as one person's desk may use it: over for that desk as soon as nobody, or somebody else, is signed in, so
 * that a late request can never go out under another person's name.
 */
export class SessionAccess {
  readonly #session: Session;
  readonly #userId: string;

  constructor(session: Session, userId: string) {
    this.#session = session;
    this.#userId = userId;
  }

  /** Returns a token that holds for a while yet, fetching one if needed. */
  async token(): Promise<TokenResult> {
    return this.#isOver() ? { type: 'ended' } : this.#session.token();
  }

  /** Returns another token than the refused one. */
  async renew(refused: string): Promise<TokenResult> {
    return this.#isOver() ? { type: 'ended' } : this.#session.renew(refused);
  }

  /**
   * Sends a request with a valid token. An answer "not signed in" renews the token and sends it once more; when the API
   * ends the session, the session's state changes and the result is `ended`.
   */
  async authorised<T>(send: (token: string) => Promise<ApiResult<T>>): Promise<ApiResult<T> | { type: 'ended' }> {
    const first = await this.token();
    if (first.type !== 'token') return first;
    const answer = await send(first.token);
    if (!isNotSignedIn(answer)) return answer;
    const renewed = await this.renew(first.token);
    return renewed.type === 'token' ? send(renewed.token) : renewed;
  }

  #isOver(): boolean {
    const { state } = this.#session;
    return state.type !== 'signed-in' || state.actor.userId !== this.#userId;
  }
}

function isNotSignedIn(answer: ApiResult<unknown>): boolean {
  return answer.type === 'failed' && (answer.error === 'not-signed-in' || answer.error === 'session-expired');
}
