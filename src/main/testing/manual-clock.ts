import type { Clock } from '../clock.ts';

interface Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock for tests: time passes only in `advance`, and `random` always gives the same number. */
export class ManualClock implements Clock {
  #now: number;
  #timers: Timer[] = [];
  readonly #random: number;

  constructor(now = Date.UTC(2026, 10, 22, 9), random = 0.5) {
    this.#now = now;
    this.#random = random;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.#random;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { due: this.#now + milliseconds, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Milliseconds until each timer that is set, soonest first. */
  get pending(): number[] {
    return this.#timers.map((timer) => timer.due - this.#now).sort((one, other) => one - other);
  }

  /** Lets time pass and rings the timers that come due, in order. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.due <= until).sort((one, other) => one.due - other.due)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.due);
      next.callback();
    }
    this.#now = until;
  }
}
