import { assertNever } from '#shared/assert-never.ts';
import type { SessionState, SignInResult } from '#shared/ipc/types.ts';
import type { SessionTokens } from '#shared/session/protocol.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import { OfflineUnlock } from './offline-unlock.ts';
import type { ScryptStrength } from './password-verifier.ts';
import type { ProfileStore } from './profile-store.ts';
import { endsSession, signInFailure } from './refusals.ts';
import type { SessionApi } from './session-api.ts';
import type { TokenVault } from './token-vault.ts';

/** A token this near its end is renewed before it is used. */
const renewBeforeMilliseconds = 30_000;

/** What a request may be sent with. `ended`: the API has said that this session is over. */
export type TokenResult = { type: 'token'; token: string } | { type: 'unreachable' } | { type: 'ended' };

/** How the person got in. The password of an offline unlock stays here only until the API has answered. */
type Access =
  | { type: 'none' }
  | { type: 'refresh'; refreshToken: string; token: string | null; validUntil: number }
  | { type: 'password'; username: string; password: string };

interface Options {
  readonly api: SessionApi;
  readonly profiles: ProfileStore;
  readonly vault: TokenVault;
  /** Of the offline check. */
  readonly strength: ScryptStrength;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onChanged: (state: SessionState) => void;
}

/** Who is signed in on this workstation. Tokens and passwords never leave this object except to the API. */
export class Session {
  readonly #options: Options;
  readonly #offline: OfflineUnlock;
  #state: SessionState = { type: 'signed-out', reason: 'first' };
  #access: Access = { type: 'none' };
  #renewing: { readonly access: Access; readonly result: Promise<TokenResult> } | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.#offline = new OfflineUnlock(options);
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Goes on with the remembered session of last time, if there is one; needs no network. */
  async restore(): Promise<void> {
    const remembered = await this.#options.vault.read();
    if (remembered === null) return;
    const profile = await this.#options.profiles.read(remembered.userId);
    if (profile === null) return;
    this.#access = { type: 'refresh', refreshToken: remembered.refreshToken, token: null, validUntil: 0 };
    this.#enter(profile.actor, false);
  }

  /** Resolves when what a sign-in without the API needs is on the disk. */
  kept(): Promise<void> {
    return this.#offline.kept();
  }

  /** Signs in at the API, or with the offline check when the API cannot be reached. */
  async signIn(username: string, password: string): Promise<SignInResult> {
    const version = await this.#options.api.checkVersion();
    if (version === 'unreachable') return this.#unlock(username, password);
    if (version !== 'ok') return { ok: false, error: version, retryAfterSeconds: null };
    const answer = await this.#options.api.signIn(username, password);
    switch (answer.type) {
      case 'unreachable':
        return this.#unlock(username, password);
      case 'failed':
        return signInFailure(answer);
      case 'ok': {
        // Half a second of work: the windows go on with the session meanwhile.
        const kept = this.#offline.keep(username, password, answer.value.actor);
        await this.#takeTokens(answer.value);
        await kept;
        return { ok: true };
      }
      default:
        return assertNever(answer);
    }
  }

  /** Ends the session here and, when it can be reached, at the API. Journal and profile stay. */
  async signOut(): Promise<void> {
    const access = this.#access;
    await this.#leave('signed-out');
    const token = access.type === 'refresh' ? await this.#lastToken(access) : null;
    if (token !== null) await this.#options.api.signOut(token);
  }

  /** A session that was remembered, or that has slept, has no token to end itself with: it gets one for that alone. */
  async #lastToken(access: Extract<Access, { type: 'refresh' }>): Promise<string | null> {
    if (access.token !== null && access.validUntil > this.#options.clock.now()) return access.token;
    const answer = await this.#options.api.refresh(access.refreshToken);
    return answer.type === 'ok' ? answer.value.accessToken : null;
  }

  /** Returns a token that holds for a while yet, fetching one if needed. */
  async token(): Promise<TokenResult> {
    const access = this.#access;
    if (access.type === 'none') return { type: 'ended' };
    const isFresh =
      access.type === 'refresh' && access.validUntil - this.#options.clock.now() > renewBeforeMilliseconds;
    if (isFresh && access.token !== null) return { type: 'token', token: access.token };
    return this.#renewOnce();
  }

  /** Returns another token than the refused one; when somebody else has fetched it already, that one. */
  async renew(refused: string): Promise<TokenResult> {
    const access = this.#access;
    if (access.type === 'none') return { type: 'ended' };
    if (access.type === 'refresh' && access.token !== refused && access.token !== null) return this.token();
    return this.#renewOnce();
  }

  /** A refresh token works once, so whoever asks meanwhile waits for the same answer. */
  #renewOnce(): Promise<TokenResult> {
    const access = this.#access;
    if (this.#renewing?.access === access) return this.#renewing.result;
    const result = this.#fetchTokens(access).finally(() => {
      if (this.#renewing?.access === access) this.#renewing = null;
    });
    this.#renewing = { access, result };
    return result;
  }

  async #fetchTokens(access: Access): Promise<TokenResult> {
    if (access.type === 'none') return { type: 'ended' };
    const answer =
      access.type === 'refresh'
        ? await this.#options.api.refresh(access.refreshToken)
        : await this.#options.api.signIn(access.username, access.password);
    // Signed out, or signed in as somebody else, while the answer was on its way: it is nobody's any more.
    if (this.#access !== access) return { type: 'ended' };
    if (answer.type === 'ok') {
      if (this.#state.type === 'signed-in' && this.#state.actor.userId !== answer.value.actor.userId) {
        this.#options.log.warning('session-of-somebody-else');
        return this.#end('revoked');
      }
      const { actor } = answer.value;
      if (access.type === 'password') await this.#offline.keep(access.username, access.password, actor);
      else await this.#offline.keepRights(actor);
      const isTaken = await this.#takeTokens(answer.value);
      return isTaken ? { type: 'token', token: answer.value.accessToken } : { type: 'ended' };
    }
    if (answer.type === 'failed' && endsSession.has(answer.error)) {
      return this.#end(answer.error === 'not-permitted' ? 'revoked' : 'expired');
    }
    return { type: 'unreachable' };
  }

  /** Returns whether the tokens are in use: not when the person has signed out, or somebody in, while they were being kept. */
  async #takeTokens(tokens: SessionTokens): Promise<boolean> {
    const { refreshToken, accessToken: token, accessExpiresIn, actor } = tokens;
    const validUntil = this.#options.clock.now() + accessExpiresIn * 1_000;
    const access: Access = { type: 'refresh', refreshToken, token, validUntil };
    this.#access = access;
    // Before the next request: the old refresh token is worth nothing from now on.
    await this.#options.vault.write({ userId: actor.userId, refreshToken });
    if (this.#access !== access) {
      if (this.#isSignedOut()) await this.#options.vault.clear();
      return false;
    }
    this.#enter(actor, false);
    return true;
  }

  #isSignedOut(): boolean {
    return this.#access.type === 'none';
  }

  /** Signs in without the API; the password stays here until the API has answered. */
  async #unlock(username: string, password: string): Promise<SignInResult> {
    const unlocked = await this.#offline.unlock(username, password);
    if (!unlocked.ok) return unlocked;
    this.#access = { type: 'password', username, password };
    this.#enter(unlocked.actor, true);
    return { ok: true };
  }

  #enter(actor: Actor, offline: boolean): void {
    const before = this.#state;
    const state: SessionState = {
      type: 'signed-in',
      actor,
      offline,
      remembered: !offline && this.#options.vault.remembers,
    };
    this.#state = state;
    if (JSON.stringify(before) !== JSON.stringify(state)) this.#options.onChanged(state);
  }

  async #end(reason: 'expired' | 'revoked'): Promise<TokenResult> {
    await this.#leave(reason);
    return { type: 'ended' };
  }

  async #leave(reason: 'signed-out' | 'expired' | 'revoked'): Promise<void> {
    this.#access = { type: 'none' };
    this.#state = { type: 'signed-out', reason };
    await this.#options.vault.clear();
    this.#options.onChanged(this.#state);
  }
}
