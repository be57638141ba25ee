import { assertNever } from '#shared/assert-never.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ExecuteResult } from '../data-client.ts';
import { type PageToWorker, type ReplicaState, workerToPageSchema } from '../page-protocol.ts';
import type { Answer, Question } from '../question.ts';
import type { Asker } from './cell-store.ts';
import type { DraftKeeper } from './draft-cells.ts';

/** The part of a Worker that is used. */
export interface WorkerLike {
  postMessage(message: PageToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

type Request = Extract<PageToWorker, { type: 'execute' | 'readDraft' | 'writeDraft' }>;

interface Pending {
  message: Request;
  resolve(answer: unknown): void;
}

export interface WorkerLinkOptions {
  spawn(): WorkerLike;
  /** Asks main for a port to the new worker; it comes back through `connect`. */
  requestPort(): Promise<void>;
  answered(watchId: number, answer: Answer): void;
  stateChanged(state: ReplicaState): void;
  now(): Instant;
}

/** More crashes than this without an open replica between them, and the worker is left alone. */
const mostCrashes = 5;

/**
 * The page's side of the replica worker. A worker that crashed or lost main is started again and gets the open questions
 * and unanswered requests once more; a command keeps its identifier, so the journal takes it once.
 */
export class WorkerLink implements Asker, DraftKeeper {
  private readonly options: WorkerLinkOptions;
  private worker: WorkerLike | null = null;
  private readonly questions = new Map<number, Question>();
  private readonly pending = new Map<Id, Pending>();
  private crashes = 0;

  constructor(options: WorkerLinkOptions) {
    this.options = options;
  }

  start(): void {
    this.stop();
    this.run();
  }

  /** Ends the worker; what was asked of it stays unanswered, as nobody is signed in to see the answer. */
  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.crashes = 0;
    for (const { message, resolve } of this.pending.values()) resolve(notReady(message));
    this.pending.clear();
    this.options.stateChanged({ type: 'closed' });
  }

  connect(port: MessagePort): void {
    this.worker?.postMessage({ type: 'connect' }, [port]);
  }

  ask(watchId: number, question: Question): void {
    this.questions.set(watchId, question);
    this.post({ type: 'ask', watchId, question });
  }

  close(watchId: number): void {
    this.questions.delete(watchId);
    this.post({ type: 'close', watchId });
  }

  execute(name: string, args: unknown, replaces: Id | null): Promise<ExecuteResult> {
    const { now } = this.options;
    return this.request<ExecuteResult>({ type: 'execute', requestId: newId(), name, args, at: now(), replaces });
  }

  discardRefused(commandId: Id): void {
    this.post({ type: 'discardRefused', commandId });
  }

  read(key: string): Promise<{ value: unknown; savedAt: Instant } | null> {
    return this.request({ type: 'readDraft', requestId: newId(), key });
  }

  write(key: string, value: unknown): Promise<Instant | null> {
    return this.request({ type: 'writeDraft', requestId: newId(), key, value });
  }

  private request<T>(message: Request): Promise<T> {
    if (this.worker === null) return Promise.resolve(notReady(message) as T);
    return new Promise((resolve) => {
      // The worker answers a request with the answer of its type; workerToPageSchema has parsed it.
      this.pending.set(message.requestId, { message, resolve: (answer) => resolve(answer as T) });
      this.post(message);
    });
  }

  private run(): void {
    const worker = this.options.spawn();
    this.worker = worker;
    worker.onmessage = (event) => this.receive(event.data);
    worker.onerror = (event) => this.crashed(event.message);
    worker.onmessageerror = () => this.crashed('a message could not be read');
    this.options.stateChanged({ type: 'opening' });
    for (const [watchId, question] of this.questions) this.post({ type: 'ask', watchId, question });
    for (const { message } of this.pending.values()) this.post(message);
    this.options.requestPort().catch((error: unknown) => this.crashed(String(error)));
  }

  private crashed(detail: string): void {
    this.worker?.terminate();
    this.worker = null;
    this.crashes += 1;
    if (this.crashes <= mostCrashes) this.run();
    else this.options.stateChanged({ type: 'failed', detail });
  }

  private receive(data: unknown): void {
    const parsed = workerToPageSchema.safeParse(data);
    if (!parsed.success) {
      this.crashed(`a message of the worker does not hold: ${parsed.error.message}`);
      return;
    }
    const message = parsed.data;
    switch (message.type) {
      case 'state':
        if (message.state.type === 'open') this.crashes = 0;
        this.options.stateChanged(message.state);
        return;
      case 'disconnected':
        this.crashed('main closed the connection to the worker');
        return;
      case 'answer':
        this.options.answered(message.watchId, message.answer);
        return;
      case 'executed':
        this.settle(message.requestId, message.result);
        return;
      case 'draft':
        this.settle(message.requestId, message.draft);
        return;
      case 'draftWritten':
        this.settle(message.requestId, message.savedAt);
        return;
      default:
        assertNever(message);
    }
  }

  private settle(requestId: Id, answer: unknown): void {
    this.pending.get(requestId)?.resolve(answer);
    this.pending.delete(requestId);
  }

  private post(message: PageToWorker): void {
    this.worker?.postMessage(message, []);
  }
}

function notReady(message: Request): ExecuteResult | null {
  return message.type === 'execute' ? { status: 'not-saved', reason: 'not-ready' } : null;
}
