import type { z } from 'zod';
import { assertNever } from '#shared/assert-never.ts';
import { type MainToWorker, type WorkerToMain, workerToMainSchema } from '#shared/replica/port-protocol.ts';
import type { SnapshotBegin, SnapshotResume } from '#shared/sync/protocol.ts';
import type { Clock } from '../clock.ts';
import { RowsAhead } from './rows-ahead.ts';

/** One end of a message port; Electron's MessagePortMain in the application. */
export interface WorkerPort {
  post(message: MainToWorker): void;
  listen(onMessage: (data: unknown) => void, onClose: () => void): void;
  close(): void;
}

type Said<T extends WorkerToMain['type']> = Extract<WorkerToMain, { type: T }>;
type Message<T extends MainToWorker['type']> = Extract<MainToWorker, { type: T }>;

/** Where the replica stands, as the worker last said. */
export type ReplicaPosition = Omit<Said<'ready'>, 'type' | 'lostJournal'>;

/** Why the worker did not do what it was asked. */
export class WorkerFault extends Error {
  override readonly name = 'WorkerFault';
  readonly kind: 'closed' | 'damaged' | 'stalled';

  constructor(kind: WorkerFault['kind']) {
    super(`replica worker: ${kind}`);
    this.kind = kind;
  }
}

interface Handlers {
  readonly onReady: (message: Said<'ready'>) => void;
  readonly onAppend: (message: Said<'append'>) => void;
  readonly onDiscardRefused: (message: Said<'discardRefused'>) => void;
  readonly onDamaged: (message: Said<'replicaDamaged'>) => void;
  readonly onProgress: (message: Said<'snapshotProgress'>) => void;
  /** Something that the worker goes on without. */
  readonly onFault: (message: Said<'fault'>) => void;
  readonly onClosed: () => void;
  /** A message that is not in the protocol: the worker and main are of different minds, so the port is closed. */
  readonly onNonsense: (error: z.ZodError) => void;
}

/** A worker that says nothing for this long while it is waited for is taken for dead. */
const stallMilliseconds = 60_000;

/** The replica worker as the sync client sees it: parsed messages, and waits that always end. */
export class WorkerLink {
  readonly #port: WorkerPort;
  readonly #clock: Clock;
  readonly #handlers: Handlers;
  #position: ReplicaPosition | null = null;
  #closed = false;
  #rowsAhead = new RowsAhead(false);
  #waiting: { until: () => boolean; resolve: () => void; reject: (fault: WorkerFault) => void } | null = null;
  #cancelStall: () => void = () => undefined;
  #applied = 0;
  /** The worker has said that what it holds, or got, is damaged, and no new snapshot has begun since. */
  #isDamaged = false;

  constructor(port: WorkerPort, clock: Clock, handlers: Handlers) {
    this.#port = port;
    this.#clock = clock;
    this.#handlers = handlers;
    port.listen(
      (data) => this.#receive(data),
      () => this.#close(),
    );
  }

  /** Null until the worker has opened its database. */
  get position(): ReplicaPosition | null {
    return this.#closed ? null : this.#position;
  }

  post(message: MainToWorker): void {
    if (!this.#closed) this.#port.post(message);
  }

  /** Begins the conversation anew. What the worker held back of a catch-up is dropped, so where it stands is not known before it says. */
  greet(hello: Message<'hello'>): void {
    this.#position = null;
    this.post(hello);
  }

  close(): void {
    if (this.#closed) return;
    this.#close();
    this.#port.close();
  }

  /** Hands a page over; resolves when it is stored. Rejects with WorkerFault. */
  async applyPage(message: Message<'pull'>): Promise<void> {
    const before = this.#applied;
    this.post(message);
    await this.#until(() => this.#applied > before);
  }

  /** Tells the worker of a new stream; `resume` is what was asked for. */
  beginSnapshot(begin: SnapshotBegin, resume: SnapshotResume | null): void {
    this.#isDamaged = false;
    this.#rowsAhead = new RowsAhead(begin.resumed);
    this.post({ type: 'snapshotBegin', begin, resume });
  }

  /** Hands rows of a snapshot over; resolves when more may follow. Rejects with WorkerFault. */
  async takeRows(message: Message<'snapshotRows'>): Promise<void> {
    this.#rowsAhead.sent(message.count);
    this.post(message);
    await this.#until(() => this.#rowsAhead.hasRoom);
  }

  /** Tells that the snapshot is whole; resolves when the new rows have taken the place of the old. Rejects with WorkerFault. */
  async finishSnapshot(total: number): Promise<void> {
    const before = this.#applied;
    this.post({ type: 'snapshotEnd', total });
    await this.#until(() => this.#applied > before);
    this.forgetIncoming();
  }

  /** A broken snapshot is not gone on from: it was finished, or what it left does not hold. */
  forgetIncoming(): void {
    if (this.#position !== null) this.#position = { ...this.#position, incoming: null };
  }

  #until(condition: () => boolean): Promise<void> {
    if (this.#closed) return Promise.reject(new WorkerFault('closed'));
    // Told while nobody waited: the rest of what is being sent would be left unanswered.
    if (this.#isDamaged) return Promise.reject(new WorkerFault('damaged'));
    if (condition()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting = { until: condition, resolve, reject };
      this.#watch();
    });
  }

  #watch(): void {
    this.#cancelStall();
    this.#cancelStall = this.#clock.after(stallMilliseconds, () => this.#fail(new WorkerFault('stalled')));
  }

  #settle(): void {
    if (this.#waiting === null) return;
    this.#watch();
    if (!this.#waiting.until()) return;
    const { resolve } = this.#waiting;
    this.#waiting = null;
    this.#cancelStall();
    resolve();
  }

  #fail(fault: WorkerFault): void {
    this.#cancelStall();
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.reject(fault);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#fail(new WorkerFault('closed'));
    this.#handlers.onClosed();
  }

  #receive(data: unknown): void {
    const parsed = workerToMainSchema.safeParse(data);
    if (!parsed.success) {
      this.#handlers.onNonsense(parsed.error);
      this.close();
      return;
    }
    this.#understand(parsed.data);
    this.#settle();
  }

  #understand(message: WorkerToMain): void {
    switch (message.type) {
      case 'ready': {
        const { incarnation, access, cursors, containedSeq, incoming } = message;
        this.#position = { incarnation, access, cursors, containedSeq, incoming };
        this.#handlers.onReady(message);
        return;
      }
      case 'pageApplied': {
        const { incarnation, access, cursors, containedSeq } = message;
        this.#applied += 1;
        if (this.#position === null) return;
        const { incoming } = this.#position;
        this.#position = { incarnation, access, cursors, containedSeq, incoming };
        return;
      }
      case 'snapshotProgress':
        this.#rowsAhead.stored(message.done);
        if (this.#position !== null) this.#position = { ...this.#position, incoming: message.incoming };
        this.#handlers.onProgress(message);
        return;
      case 'append':
        this.#handlers.onAppend(message);
        return;
      case 'discardRefused':
        this.#handlers.onDiscardRefused(message);
        return;
      case 'replicaDamaged':
        this.#isDamaged = true;
        this.forgetIncoming();
        this.#handlers.onDamaged(message);
        this.#fail(new WorkerFault('damaged'));
        return;
      case 'fault':
        this.#handlers.onFault(message);
        return;
      default:
        assertNever(message);
    }
  }
}
