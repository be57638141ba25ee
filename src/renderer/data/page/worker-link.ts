import { assertNever } from '#shared/assert-never.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ClaimListener } from '../claim-lock.ts';
import type { ExecuteResult } from '../data-client.ts';
import {
  type PageToWorker,
  type ReplicaState,
  type StoredDraftEntry,
  type WorkerToPage,
  workerToPageSchema,
} from '../page-protocol.ts';
import type { Answer, Question } from '../question.ts';
import type { Asker } from './cell-store.ts';
import { notReady, OpenRequests, type Request } from './open-requests.ts';
import type { DraftPlace } from './twice-kept-drafts.ts';
import { type GuestPort, overPort, type WorkerLike } from './worker-like.ts';

export interface WorkerLinkOptions {
  /** One page of the profile has the worker; the others ask through it. Returns what gives the claim up. */
  claimWorker(listener: ClaimListener): () => void;
  spawn(): WorkerLike;
  /** Asks main for a port to the new worker; it comes back through `connect`. */
  requestPort(): Promise<void>;
  /** Asks main for a port to another page's worker; it comes back through `join`, as soon as there is one. */
  requestJoin(): Promise<void>;
  answered(watchId: number, answer: Answer): void;
  stateChanged(state: ReplicaState): void;
  draftChanged(change: Extract<WorkerToPage, { type: 'draftChanged' }>): void;
  now(): Instant;
}

/** More crashes than this without an open replica between them, and the worker is left alone. */
const mostCrashes = 5;

/** Between attempts to join a page that goes away again and again, in milliseconds. */
const joinPauseMs = 250;

/**
 * The page's side of the replica worker: its own, or another window's when that has it. A worker that crashed, lost main
 * or went away with its window is replaced, and the next one gets the open questions and unanswered requests once more;
 * a command keeps its identifier, so the journal takes it once.
 */
export class WorkerLink implements Asker, DraftPlace {
  private readonly options: WorkerLinkOptions;
  private role: 'none' | 'host' | 'guest' = 'none';
  private giveUp: () => void = () => undefined;
  private worker: WorkerLike | null = null;
  private readonly questions = new Map<number, Question>();
  private readonly requests = new OpenRequests();
  private crashes = 0;
  /** Attempts to join since another window's worker last said something. */
  private joins = 0;

  constructor(options: WorkerLinkOptions) {
    this.options = options;
  }

  start(): void {
    this.stop();
    this.role = 'guest';
    this.options.stateChanged({ type: 'opening' });
    this.giveUp = this.options.claimWorker({
      own: () => this.host(),
      waiting: () => this.askToJoin(),
      failed: (error) => this.fail(String(error)),
    });
  }

  /** Ends the worker; what was asked of it stays unanswered, as nobody is signed in to see the answer. */
  stop(): void {
    this.role = 'none';
    this.giveUp();
    this.dropWorker();
    this.crashes = 0;
    this.requests.giveUp();
    this.options.stateChanged({ type: 'closed' });
  }

  /** Gives the own worker its way to main. */
  connect(port: MessagePort): void {
    if (this.role === 'host') this.worker?.postMessage({ type: 'connect' }, [port]);
    else port.close();
  }

  /** Lets another window's page ask the own worker. */
  takeGuest(port: MessagePort): void {
    // Without a worker the port closes, and the other page asks main again.
    if (this.role === 'host' && this.worker !== null) this.worker.postMessage({ type: 'guest' }, [port]);
    else port.close();
  }

  /** Asks another window's worker from now on. */
  join(port: GuestPort): void {
    if (this.role !== 'guest') {
      port.close();
      return;
    }
    this.dropWorker();
    const worker = overPort(port);
    port.onclose = () => {
      if (this.worker === worker) this.askToJoin();
    };
    this.attach(worker);
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

  discardRefused(commandId: Id): Promise<void> {
    return this.request({ type: 'discardRefused', requestId: newId(), commandId });
  }

  read(key: string): Promise<{ value: unknown; savedAt: Instant } | null> {
    return this.request({ type: 'readDraft', requestId: newId(), key });
  }

  async list(): Promise<StoredDraftEntry[]> {
    return (await this.request<StoredDraftEntry[] | null>({ type: 'listDrafts', requestId: newId() })) ?? [];
  }

  write(key: string, value: unknown, savedAt: Instant): Promise<Instant | null> {
    return this.request({ type: 'writeDraft', requestId: newId(), key, value, savedAt });
  }

  private request<T>(message: Request): Promise<T> {
    if (this.role === 'none') return Promise.resolve(notReady(message) as T);
    const answer = this.requests.open<T>(message);
    this.post(message);
    return answer;
  }

  private host(): void {
    this.role = 'host';
    this.run();
  }

  private run(): void {
    this.dropWorker();
    this.options.stateChanged({ type: 'opening' });
    this.attach(this.options.spawn());
    this.options.requestPort().catch((error: unknown) => this.crashed(String(error)));
  }

  private askToJoin(): void {
    this.dropWorker();
    this.joins += 1;
    const ask = () => {
      if (this.role !== 'guest' || this.worker !== null) return;
      this.options.requestJoin().catch((error: unknown) => this.crashed(String(error)));
    };
    if (this.joins === 1) ask();
    else setTimeout(ask, joinPauseMs);
  }

  private attach(worker: WorkerLike): void {
    this.worker = worker;
    worker.onmessage = (event) => this.receive(event.data);
    worker.onerror = (event) => this.crashed(event.message);
    worker.onmessageerror = () => this.crashed('a message could not be read');
    for (const [watchId, question] of this.questions) this.post({ type: 'ask', watchId, question });
    for (const message of this.requests.messages) this.post(message);
  }

  private crashed(detail: string): void {
    if (this.role === 'none') return;
    this.dropWorker();
    this.crashes += 1;
    if (this.crashes > mostCrashes) this.fail(detail);
    else if (this.role === 'host') this.run();
    else this.askToJoin();
  }

  /** Another window may have better luck: the claim is given up. What is asked of this page waits for a reload. */
  private fail(detail: string): void {
    this.dropWorker();
    this.giveUp();
    this.options.stateChanged({ type: 'failed', detail });
  }

  private dropWorker(): void {
    const { worker } = this;
    this.worker = null;
    worker?.terminate();
  }

  private receive(data: unknown): void {
    const parsed = workerToPageSchema.safeParse(data);
    if (!parsed.success) {
      this.crashed(`a message of the worker does not hold: ${parsed.error.message}`);
      return;
    }
    this.joins = 0;
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
        this.requests.settle(message.requestId, message.result);
        return;
      case 'discarded':
        this.requests.settle(message.requestId, undefined);
        return;
      case 'draft':
        this.requests.settle(message.requestId, message.draft);
        return;
      case 'drafts':
        this.requests.settle(message.requestId, message.drafts);
        return;
      case 'draftWritten':
        this.requests.settle(message.requestId, message.savedAt);
        return;
      case 'draftChanged':
        this.options.draftChanged(message);
        return;
      default:
        assertNever(message);
    }
  }

  private post(message: PageToWorker): void {
    this.worker?.postMessage(message, []);
  }
}
