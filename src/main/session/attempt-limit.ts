import type { Clock } from '../clock.ts';

const freeAttempts = 5;
const firstWaitSeconds = 5;
const longestWaitSeconds = 300;

/** Slows down guessing at the offline check: after five wrong passwords a wait that doubles, up to five minutes. */
export class AttemptLimit {
  readonly #clock: Clock;
  readonly #failures = new Map<string, { count: number; waitUntil: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Returns the seconds until another attempt is looked at; 0 when it may be made now. */
  secondsToWait(key: string): number {
    const until = this.#failures.get(key)?.waitUntil ?? 0;
    return Math.max(0, Math.ceil((until - this.#clock.now()) / 1_000));
  }

  failed(key: string): void {
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    const doublings = count - freeAttempts;
    const wait = doublings < 0 ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** doublings);
    this.#failures.set(key, { count, waitUntil: this.#clock.now() + wait * 1_000 });
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}
