import type { FastifyBaseLogger } from 'fastify';
import type { ToldFact } from '../connectors/repository.ts';
import { isUnstorable } from '../database/errors.ts';

/** An exchange of a few municipalities tells some ten facts a minute: this many wait only when the database is away for days. */
const longestQueue = 20_000;
const retryMilliseconds = 1_000;

export interface FactQueueOptions {
  receive: (told: ToldFact) => Promise<unknown>;
  log: FastifyBaseLogger;
  /** So much waits that it was thrown away: what goes on must be found out anew. */
  overflowed: () => void;
}

/** Stores facts one after the other, in the order told; while the database is away they wait. */
export class FactQueue {
  readonly #options: FactQueueOptions;
  #waiting: ToldFact[] = [];
  #working: Promise<void> | null = null;
  #isStopped = false;

  constructor(options: FactQueueOptions) {
    this.#options = options;
  }

  add(told: ToldFact): void {
    if (this.#waiting.length >= longestQueue) {
      this.#options.log.error({ facts: this.#waiting.length }, 'facts of an exchange were thrown away');
      this.#waiting = [];
      this.#options.overflowed();
      return;
    }
    this.#waiting.push(told);
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Waits for what waits; a fact that cannot be stored is not tried again. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    for (let told = this.#waiting[0]; told !== undefined; told = this.#waiting[0]) {
      try {
        await this.#options.receive(told);
        this.#done(told);
      } catch (error) {
        this.#options.log.error({ err: error, fact: told.fact.type }, 'a fact of an exchange was not stored');
        if (this.#isStopped) return;
        // It never can be; behind it all other calls would wait.
        if (isUnstorable(error)) {
          this.#done(told);
          continue;
        }
        await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
      }
    }
  }

  #done(told: ToldFact): void {
    if (this.#waiting[0] === told) this.#waiting.shift();
  }
}
