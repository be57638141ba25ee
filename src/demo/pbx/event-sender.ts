import type { CtiEvent } from '#shared/calls/cti.ts';
import { type Say, wordsOf } from './log.ts';

const REQUEST_MILLISECONDS = 5_000;
const LONGEST_PAUSE = 30_000;

/** `unreachable`: the API cannot have it. `unknown`: it may have it, the answer got lost. `given-up`: closing, and not delivered. */
export type Delivery = 'delivered' | 'refused' | 'unreachable' | 'unknown' | 'given-up';

function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

/** Sends events to the API's public endpoint, as an exchange does. */
export class EventSender {
  readonly #address: string;
  readonly #say: Say;
  #wake = new Set<() => void>();
  #closing = false;

  constructor(api: string, token: string, say: Say) {
    this.#address = new URL(`/api/v1/cti/${encodeURIComponent(token)}`, api).href;
    this.#say = say;
  }

  /** Sends once. A refusal is said in words; an API that cannot be reached is the caller's to deal with. */
  async send(event: CtiEvent): Promise<Delivery> {
    try {
      const response = await fetch(this.#address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(event),
        signal: AbortSignal.timeout(REQUEST_MILLISECONDS),
      });
      const answer = await response.text();
      if (response.ok) return 'delivered';
      this.#say(`${event.event} ${event.callId}: the API answered ${response.status} ${answer.slice(0, 200)}`);
      return response.status >= 500 || response.status === 429 ? 'unreachable' : 'refused';
    } catch (error) {
      this.#say(`${event.event} ${event.callId}: the API cannot be reached (${wordsOf(error)})`);
      return codeOf(error) === 'ECONNREFUSED' ? 'unreachable' : 'unknown';
    }
  }

  /** Sends until the API has it or refuses it, with growing pauses; gives up only once the exchange is closing. */
  async sendUntilDelivered(event: CtiEvent): Promise<Delivery> {
    for (let pause = 1_000; ; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      const delivery = await this.send(event);
      if (delivery === 'delivered' || delivery === 'refused') return delivery;
      if (this.#closing) return 'given-up';
      await this.#pause(pause);
    }
  }

  /** Ends all pauses: what is still unsent gets one more try. */
  close(): void {
    this.#closing = true;
    for (const wake of this.#wake) wake();
  }

  async #pause(milliseconds: number): Promise<void> {
    if (this.#closing) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#wake.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#wake.add(end);
    });
  }
}
