import type { Clock } from '../../../src/main/clock.ts';

interface Timer {
  readonly due: number;
  readonly ring: () => void;
}

/** A workstation's clock: shows the wrong year when told to, and rings only when a test lets time pass. */
export class StationClock implements Clock {
  #skew = 0;
  #passed = 0;
  #timers: Timer[] = [];

  now(): number {
    return Date.now() + this.#skew + this.#passed;
  }

  random(): number {
    return 0.5;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { due: this.#passed + milliseconds, ring: callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Somebody sets the clock; timers run on as they did. */
  set(skewMilliseconds: number): void {
    this.#skew = skewMilliseconds;
  }

  /** The computer was started again: nothing is waited for any more. */
  forget(): void {
    this.#timers = [];
  }

  /** Lets time pass: what was to ring by then rings, in order. What is waited for meanwhile begins afterwards. */
  pass(milliseconds: number): void {
    this.#passed += milliseconds;
    const due = this.#timers.filter((timer) => timer.due <= this.#passed).sort((one, other) => one.due - other.due);
    this.#timers = this.#timers.filter((timer) => timer.due > this.#passed);
    for (const timer of due) timer.ring();
  }
}
