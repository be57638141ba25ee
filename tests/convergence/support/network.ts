import type { Fetch } from '../../../src/main/api/api-client.ts';
import { assertNever } from '../../../src/shared/assert-never.ts';
import type { Life } from './life.ts';
import { tally } from './tally.ts';

/** What can happen to a request on its way and back. */
export type Fault =
  | { type: 'lose-request' }
  /** It is carried out, and nobody hears of it. */
  | { type: 'lose-answer' }
  | { type: 'twice' }
  /** Given up as lost, it arrives later, after others. */
  | { type: 'late' }
  /** Somebody on the way answers instead. */
  | { type: 'status'; status: number }
  /** The line breaks after so many thousandths of the answer. */
  | { type: 'cut'; permille: number };

/** Where a request can stand still: on its way out, or its answer on its way back. */
export const holdingPlaces = ['request', 'answer'] as const;
export type HoldingPlace = (typeof holdingPlaces)[number];

/** The API is always at this address; the network knows where it really is. */
export const addressOnTheNetwork = 'http://central.example';

function isSync(url: string): boolean {
  return url.includes('/sync/');
}

function intercepted(status: number): Response {
  const error = status === 401 ? 'session-expired' : status === 429 ? 'too-many-attempts' : 'unavailable';
  const inOurLanguage = status === 401 || status === 429 || status === 503;
  const body = inOurLanguage ? JSON.stringify({ error, message: 'Not now.' }) : '<h1>Proxy</h1>';
  return new Response(body, { status });
}

function cutOff(body: Uint8Array, permille: number): ReadableStream<Uint8Array> {
  const part = body.subarray(0, Math.floor((body.length * permille) / 1_000));
  return new ReadableStream({
    start: (controller) => {
      if (part.length > 0) controller.enqueue(part);
    },
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
}

/** One workstation's way to the API. Faults are used up in the order of the requests for synchronisation. */
export class Network {
  connected = true;
  readonly #central: () => string;
  #faults: Fault[] = [];
  #late: (() => Promise<unknown>)[] = [];
  readonly #underWay = new Set<Promise<unknown>>();
  #holdAt: HoldingPlace | null = null;
  #held: (() => void)[] = [];

  constructor(central: () => string) {
    this.#central = central;
  }

  /** The next requests meet these faults, one each; what is left of earlier plans is forgotten. */
  plan(faults: readonly Fault[]): void {
    this.#faults = [...faults];
  }

  /** What had been held up arrives now, the youngest first. */
  async deliverLate(): Promise<void> {
    for (const deliver of this.#late.splice(0).reverse()) await deliver();
  }

  /** The next request for synchronisation stands still there. */
  hold(at: HoldingPlace): void {
    this.#holdAt = at;
  }

  /** What stands still goes on. */
  release(): void {
    this.#holdAt = null;
    for (const goOn of this.#held.splice(0)) goOn();
  }

  /** Resolves when the API has answered every request it was sent, also those of programs that have ended. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#underWay]);
  }

  /** Returns the way to the network of one run of a program. */
  fetchFor(life: Life): Fetch {
    return async (url, init) => {
      let end = life.activity.begin();
      // What stands still is not waited for: other things happen meanwhile.
      const stand = async (at: HoldingPlace) => {
        if (this.#holdAt !== at || !isSync(url)) return;
        this.#holdAt = null;
        tally.count(`held ${at}`);
        end();
        await this.#untilReleased(init.signal ?? null).finally(() => {
          end = life.activity.begin();
        });
      };
      try {
        if (!this.connected) throw new TypeError('no network');
        await life.pass('request');
        await stand('request');
        const response = await this.#underFault(url, init);
        await stand('answer');
        await life.pass('answer');
        return response;
      } finally {
        end();
      }
    };
  }

  #untilReleased(signal: AbortSignal | null): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#held.push(resolve);
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  }

  async #underFault(url: string, init: RequestInit): Promise<Response> {
    const fault = isSync(url) ? this.#faults.shift() : undefined;
    if (fault === undefined) return await this.#send(url, init);
    tally.count(fault.type === 'status' ? `fault status-${fault.status}` : `fault ${fault.type}`);
    switch (fault.type) {
      case 'lose-request':
        throw new TypeError('the request was lost');
      case 'lose-answer':
        await this.#send(url, init);
        throw new TypeError('the answer was lost');
      case 'twice':
        await this.#send(url, init);
        return await this.#send(url, init);
      case 'late':
        this.#late.push(() => this.#send(url, { ...init, signal: null }));
        throw new TypeError('the request is late');
      case 'status':
        return intercepted(fault.status);
      case 'cut': {
        const response = await this.#send(url, init);
        const body = new Uint8Array(await response.arrayBuffer());
        return new Response(cutOff(body, fault.permille), { status: response.status });
      }
      default:
        return assertNever(fault);
    }
  }

  /** The whole answer is read here, so that a test knows when it has come. */
  async #send(url: string, init: RequestInit): Promise<Response> {
    const sending = fetch(url.replace(addressOnTheNetwork, this.#central()), init).then(async (response) => {
      const body = await response.arrayBuffer();
      const hasBody = response.status !== 204 && response.status !== 304;
      return new Response(hasBody ? body : null, { status: response.status, headers: pickHeaders(response) });
    });
    this.#underWay.add(sending);
    try {
      return await sending;
    } finally {
      this.#underWay.delete(sending);
    }
  }
}

/** Length and packing are those of the wire, not of what was unpacked. */
function pickHeaders(response: Response): Headers {
  const headers = new Headers();
  for (const name of ['content-type', 'date', 'retry-after']) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}
