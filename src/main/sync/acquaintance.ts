import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import { type RoundEnd, roundEndOf } from './decide.ts';
import type { SyncApi } from './sync-api.ts';

/** An API that has been reachable all the time is asked again after this. */
const staleMilliseconds = 3_600_000;

/** What is known of the API before anything is sent to it. */
export type Meeting = { type: 'known' } | { type: 'restored' } | { type: 'away'; end: RoundEnd };

/**
 * Asks the API which database it stands on whenever that may have changed: a database put back from a backup is pulled from
 * before anything new is sent to it, so that what it has forgotten is sent first, in order.
 */
export class Acquaintance {
  readonly #api: SyncApi;
  readonly #journal: Journal;
  readonly #clock: Clock;
  #metAt: number | null = null;

  constructor(api: SyncApi, journal: Journal, clock: Clock) {
    this.#api = api;
    this.#journal = journal;
    this.#clock = clock;
  }

  /** The API was away; another may answer next. */
  forget(): void {
    this.#metAt = null;
  }

  /** The signal ends the asking. Throws the system's error when what the API says cannot be written down. */
  async meet(signal: AbortSignal): Promise<Meeting> {
    const age = this.#metAt === null ? null : this.#clock.now() - this.#metAt;
    if (age !== null && age >= 0 && age < staleMilliseconds) return { type: 'known' };
    const answer = await this.#api.server(signal);
    if (answer.type === 'unreachable') return { type: 'away', end: roundEndOf(answer) };
    // An API that does not say who it is may still take commands; the next pull shows what it is.
    if (answer.type !== 'ok') return { type: 'known' };
    const isOther = await this.#journal.recordMeeting(answer.value);
    // Another one is met anew before each round, until the journal knows it: nothing may go out before that.
    if (!isOther) this.#metAt = this.#clock.now();
    return { type: isOther ? 'restored' : 'known' };
  }
}
