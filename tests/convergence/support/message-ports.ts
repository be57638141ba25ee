import type { WorkerPort as MainEnd } from '../../../src/main/sync/worker-link.ts';
import type { WorkerPort } from '../../../src/renderer/data/worker/worker-port.ts';
import type { Failpoint, Life } from './life.ts';

/** One end of a port as the renderer sees it. */
class PortEnd implements WorkerPort {
  onclose: ((event: Event) => void) | null = null;
  readonly #life: Life;
  readonly #point: Failpoint | null;
  #other: PortEnd | null = null;
  #listener: ((event: MessageEvent) => void) | null = null;
  /** What came before anybody listened, as ports keep it. */
  #early: MessageEvent[] = [];

  /** `life`: whose end it is. `point`: where its program can be made to end while a message goes out. */
  constructor(life: Life, point: Failpoint | null) {
    this.#life = life;
    this.#point = point;
    life.whenEnded(() => this.close());
  }

  get onmessage(): ((event: MessageEvent) => void) | null {
    return this.#listener;
  }

  set onmessage(listener: ((event: MessageEvent) => void) | null) {
    this.#listener = listener;
    if (listener !== null) for (const event of this.#early.splice(0)) listener(event);
  }

  static join(one: PortEnd, other: PortEnd): void {
    one.#other = other;
    other.#other = one;
  }

  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message);
    if (this.#point !== null && !this.#life.reach(this.#point)) return;
    this.#later((other) => other.#take(new MessageEvent('message', { data })));
  }

  close(): void {
    const other = this.#other;
    this.#other = null;
    if (other === null) return;
    other.#other = null;
    const end = other.#life.activity.begin();
    setImmediate(() => {
      if (!other.#life.ended) other.onclose?.(new Event('close'));
      end();
    });
  }

  #take(event: MessageEvent): void {
    if (this.#listener === null) this.#early.push(event);
    else this.#listener(event);
  }

  #later(act: (other: PortEnd) => void): void {
    const other = this.#other;
    if (other === null || this.#life.ended || other.#life.ended) return;
    const end = other.#life.activity.begin();
    setImmediate(() => {
      if (!other.#life.ended) act(other);
      end();
    });
  }
}

/** A port between main and the worker. */
export function portToMain(main: Life, worker: Life): { main: MainEnd; worker: WorkerPort } {
  const own = new PortEnd(main, 'message-to-worker');
  const theirs = new PortEnd(worker, 'message-to-main');
  PortEnd.join(own, theirs);
  return {
    worker: theirs,
    main: {
      post: (message) => own.postMessage(message),
      listen: (onMessage, onClose) => {
        own.onmessage = (event) => onMessage(event.data);
        own.onclose = onClose;
      },
      close: () => own.close(),
    },
  };
}

/** A port between a page and the worker of another window. */
export function portBetweenWindows(page: Life, worker: Life): { page: WorkerPort; worker: WorkerPort } {
  const own = new PortEnd(page, null);
  const theirs = new PortEnd(worker, null);
  PortEnd.join(own, theirs);
  return { page: own, worker: theirs };
}
