import { newId } from '#shared/identity/ids.ts';
import type { IpcResult } from '#shared/ipc/contract.ts';
import type { LiveRequest } from '#shared/live/protocol.ts';
import type { Clock } from '../clock.ts';

export type RequestResult = IpcResult<'live:request'>;

const answerMilliseconds = 5_000;
/** A telephone has to be picked up first: it rings for 30 seconds at most. */
const pickUpMilliseconds = 40_000;
const untilPickedUp: ReadonlySet<LiveRequest['type']> = new Set(['answer', 'retrieve', 'originate']);

/** Questions to the live side that wait for their answer. Each ends: answered, too late, or with the channel. */
export class LiveRequests {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, (result: RequestResult) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sends a question under a new identifier and resolves with its answer; `no-answer` when it takes too long. */
  ask(type: LiveRequest['type'], send: (requestId: string) => void): Promise<RequestResult> {
    const requestId = newId();
    return new Promise((resolve) => {
      const late = () => this.answered(requestId, { ok: false, error: 'no-answer' });
      const cancel = this.#clock.after(untilPickedUp.has(type) ? pickUpMilliseconds : answerMilliseconds, late);
      this.#waiting.set(requestId, (result) => {
        cancel();
        resolve(result);
      });
      send(requestId);
    });
  }

  answered(requestId: string, result: RequestResult): void {
    const settle = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    settle?.(result);
  }

  /** The channel is gone: nobody will answer. */
  lost(): void {
    for (const requestId of [...this.#waiting.keys()]) this.answered(requestId, { ok: false, error: 'not-connected' });
  }
}
