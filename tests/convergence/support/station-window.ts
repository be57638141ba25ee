import { IDBKeyRange } from 'fake-indexeddb';
import type { ExecuteResult } from '../../../src/renderer/data/data-client.ts';
import type { WorkerLike } from '../../../src/renderer/data/page/worker-like.ts';
import { WorkerLink } from '../../../src/renderer/data/page/worker-link.ts';
import type { PageToWorker, ReplicaState } from '../../../src/renderer/data/page-protocol.ts';
import type { Answer, Question } from '../../../src/renderer/data/question.ts';
import { DexieStorage } from '../../../src/renderer/data/worker/dexie-storage.ts';
import { ReplicaHost } from '../../../src/renderer/data/worker/replica-host.ts';
import type { SegmentFolder } from '../../../src/renderer/data/worker/segment-folder.ts';
import type { WorkerPort } from '../../../src/renderer/data/worker/worker-port.ts';
import type { Id } from '../../../src/shared/identity/ids.ts';
import type { Claims } from './claims.ts';
import { Life } from './life.ts';
import { mortalFolder } from './mortal-folder.ts';
import { mortalIndexedDb } from './mortal-indexed-db.ts';

interface Surroundings {
  readonly application: Life;
  readonly claims: Claims;
  readonly indexedDb: IDBFactory;
  readonly rows: SegmentFolder;
  readonly now: () => string;
  /** A worker has begun in this window and asks for its port to main. */
  readonly requestPort: (window: StationWindow) => void;
  /** Asks for a port to the window that has the worker. */
  readonly requestJoin: (window: StationWindow) => void;
}

/** Waits as long as this pass when a history says so. */
const longMilliseconds = 500;
/** Two changed rows are worth packing, so that segments are made anew in histories. */
const worthMerging = 2;

/** One window: the application's own page side and replica worker, on an IndexedDB and Web Locks of the test. */
export class StationWindow {
  readonly life: Life;
  readonly link: WorkerLink;
  state: ReplicaState = { type: 'closed' };
  /** What was last asked for, by the identifier that becomes the command's. */
  lastRequestId: Id | null = null;
  readonly #surroundings: Surroundings;
  readonly #answers = new Map<number, Answer>();
  #worker: { readonly life: Life; readonly like: WorkerLike } | null = null;
  #nextWatchId = 1;
  readonly #longWaits = new Set<() => void>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.life = new Life(surroundings.application);
    this.link = new WorkerLink({
      claimWorker: (listener) => surroundings.claims.claim('page', this.life, listener),
      spawn: () => this.#spawn(),
      requestPort: async () => surroundings.requestPort(this),
      requestJoin: async () => surroundings.requestJoin(this),
      answered: (watchId, answer) => this.#answers.set(watchId, answer),
      stateChanged: (state) => {
        this.state = state;
      },
      draftChanged: () => undefined,
      now: surroundings.now,
    });
  }

  /** The worker that runs in this window; null when another window has it. */
  get workerLife(): Life | null {
    return this.#worker === null || this.#worker.life.ended ? null : this.#worker.life;
  }

  /** The worker ends as after a programming error or too much memory; the page stays and begins a new one. */
  crashWorker(): void {
    const worker = this.#worker;
    if (worker === null) return;
    worker.life.end();
    worker.like.onerror?.(new Event('error') as ErrorEvent);
  }

  /** Asks the worker of another window from now on, over this port. */
  join(port: WorkerPort<PageToWorker>): void {
    const send = port.postMessage.bind(port);
    port.postMessage = (message) => {
      this.#note(message);
      send(message);
    };
    // The tests' ports stand in for the browser's.
    this.link.join(port as unknown as MessagePort & typeof port);
  }

  #note(message: PageToWorker): void {
    if (message.type === 'execute') this.lastRequestId = message.requestId;
  }

  /** Does something as a person would. Never resolves when the window ends before the answer. */
  execute(name: string, args: unknown, replaces: Id | null): Promise<ExecuteResult> {
    this.lastRequestId = null;
    return this.link.execute(name, args, replaces);
  }

  /** Returns the answers to questions that are asked once and closed again. */
  async ask(questions: readonly Question[]): Promise<Answer[]> {
    const watchIds = questions.map((question) => {
      const watchId = this.#nextWatchId++;
      this.link.ask(watchId, question);
      return watchId;
    });
    await this.#surroundings.application.activity.calm();
    return watchIds.map((watchId) => {
      const answer = this.#answers.get(watchId);
      if (answer === undefined) throw new Error(`A question was not answered; the replica is ${this.state.type}.`);
      this.#answers.delete(watchId);
      this.link.close(watchId);
      return answer;
    });
  }

  /** What the worker does when nothing happens for a while is done now. */
  passTime(): void {
    for (const run of [...this.#longWaits]) run();
  }

  #later(life: Life, act: () => void): () => void {
    const run = () => {
      this.#longWaits.delete(run);
      if (!life.ended) act();
    };
    this.#longWaits.add(run);
    return () => this.#longWaits.delete(run);
  }

  #spawn(): WorkerLike {
    const { claims, indexedDb, rows, now } = this.#surroundings;
    const life = new Life(this.life);
    const like: WorkerLike = {
      onmessage: null,
      onerror: null,
      onmessageerror: null,
      terminate: () => life.end(),
      postMessage: (message, transfer) => {
        this.#note(message);
        const data: unknown = structuredClone(message);
        const end = life.activity.begin();
        setImmediate(() => {
          // The tests' ports stand in for the browser's.
          if (!life.ended) host.fromPage(data, transfer[0] as unknown as WorkerPort | undefined);
          end();
        });
      },
    };
    const toPage = (message: unknown) => {
      const data: unknown = structuredClone(message);
      const end = life.activity.begin();
      setImmediate(() => {
        if (!life.ended) like.onmessage?.(new MessageEvent('message', { data }));
        end();
      });
    };
    const host = new ReplicaHost({
      toPage,
      // Three changes are many: pages are written both ways.
      openStorage: (name) => {
        const disk = { indexedDB: mortalIndexedDb(indexedDb, life), IDBKeyRange, folder: mortalFolder(rows, life) };
        return new DexieStorage(name, disk, 3);
      },
      lock: (name, waiting) =>
        new Promise((resolve) => {
          const release: () => void = claims.claim(name, life, { own: () => resolve(() => release()), waiting });
        }),
      now,
      later: (run) => {
        const end = life.activity.begin();
        setImmediate(() => {
          if (!life.ended) run();
          end();
        });
      },
      after: (milliseconds, run) =>
        milliseconds < longMilliseconds ? soon(life, milliseconds, run) : this.#later(life, run),
      worthMerging,
    });
    this.#worker = { life, like };
    return like;
  }
}

/** Runs something of a worker after a moment; what it only yields for is waited for. */
function soon(life: Life, milliseconds: number, act: () => void): () => void {
  const end = milliseconds === 0 ? life.activity.begin() : () => undefined;
  const timer = setTimeout(() => {
    if (!life.ended) act();
    end();
  }, milliseconds);
  return () => {
    clearTimeout(timer);
    end();
  };
}
