import { assertNever } from '#shared/assert-never.ts';
import { backoffMilliseconds } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { RoundEnd } from './decide.ts';
import type { StatusTeller } from './status.ts';

/** Pokes say when there is something; this is for a poke that got lost. */
const idleMilliseconds = 60_000;

interface Options {
  readonly clock: Clock;
  readonly status: StatusTeller;
  /** One round of synchronisation; does not throw. */
  readonly round: () => Promise<RoundEnd>;
}

/** Runs rounds one at a time: when woken, again after a while when one failed, and now and then when all is quiet. */
export class Rounds {
  readonly #options: Options;
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #stopped = false;
  #cancelNext: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Begins a round now, or another one after the one that runs. */
  wake(): void {
    if (this.#stopped) return;
    this.#cancelNext();
    if (this.#running !== null) {
      this.#again = true;
      return;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Begins no more; resolves when the one that runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelNext();
    await this.#running;
  }

  async #run(): Promise<void> {
    let end: RoundEnd;
    do {
      this.#again = false;
      end = await this.#options.round();
    } while (this.#again && end.type === 'level' && !this.#stopped);
    if (!this.#stopped) this.#plan(end);
  }

  #plan(end: RoundEnd): void {
    const { clock, status } = this.#options;
    switch (end.type) {
      case 'level':
        this.#failures = 0;
        this.#later(idleMilliseconds);
        return;
      case 'retry': {
        this.#failures += 1;
        if (!end.reachable) status.connection('offline');
        // Whoever asked while this round was failing does not wait for a long back-off.
        const own = backoffMilliseconds(this.#again ? 1 : this.#failures, clock.random());
        this.#later(end.afterSeconds === null ? own : Math.max(own, end.afterSeconds * 1_000));
        return;
      }
      case 'blocked':
        this.#failures += 1;
        status.connection({ blocked: end.reason });
        // An update of the API may let us in again; a session that ended comes back as a new sync client.
        if (end.reason === 'schema-version') this.#later(idleMilliseconds);
        return;
      default:
        assertNever(end);
    }
  }

  #later(milliseconds: number): void {
    this.#cancelNext();
    this.#cancelNext = this.#options.clock.after(milliseconds, () => this.wake());
  }
}
