import type { SignInResult } from '#shared/ipc/types.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { createVerifier, passwordMatches, type ScryptStrength } from './password-verifier.ts';
import type { ProfileStore } from './profile-store.ts';

interface Options {
  readonly profiles: ProfileStore;
  readonly strength: ScryptStrength;
  readonly clock: Clock;
  readonly log: Logger;
}

type Unlocked = { ok: true; actor: Actor } | Extract<SignInResult, { ok: false }>;

/** Lets people who have signed in on this workstation in while the API cannot be reached. */
export class OfflineUnlock {
  readonly #options: Options;
  readonly #attempts: AttemptLimit;
  /** What is being kept, one after the other: newer rights must not be overtaken by those of the sign-in before. */
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
    this.#attempts = new AttemptLimit(options.clock);
  }

  /** Keeps what the check needs, after a real sign-in. Costs the offline sign-in, not this one, when it cannot be written. */
  async keep(username: string, password: string, actor: Actor): Promise<void> {
    const { profiles, strength } = this.#options;
    await this.#quietly(async () => profiles.remember(username, await createVerifier(password, strength), actor));
  }

  /** Keeps the rights the API has told last, so that the next start without it does not begin with older ones. */
  async keepRights(actor: Actor): Promise<void> {
    await this.#quietly(() => this.#options.profiles.keepActor(actor));
  }

  /** Resolves when everything asked so far has been kept. */
  kept(): Promise<void> {
    return this.#keeping;
  }

  /** Checks name and password against what was kept. */
  async unlock(username: string, password: string): Promise<Unlocked> {
    await this.#keeping;
    const { profile, isUsedHere } = await this.#options.profiles.find(username);
    if (profile === null) {
      return { ok: false, error: isUsedHere ? 'never-signed-in-here' : 'unreachable', retryAfterSeconds: null };
    }
    const key = profile.actor.userId;
    const wait = this.#attempts.secondsToWait(key);
    if (wait > 0) return { ok: false, error: 'too-many-attempts', retryAfterSeconds: wait };
    if (!(await passwordMatches(password, profile.verifier))) {
      this.#attempts.failed(key);
      return { ok: false, error: 'wrong-credentials', retryAfterSeconds: null };
    }
    this.#attempts.succeeded(key);
    return { ok: true, actor: profile.actor };
  }

  /** A disk that cannot be written shows in the journal's state; here the log is enough. */
  #quietly(write: () => Promise<void>): Promise<void> {
    this.#keeping = this.#keeping
      .then(write)
      .catch((error: unknown) => this.#options.log.error('profile-unwritten', error));
    return this.#keeping;
  }
}
