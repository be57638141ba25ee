import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type PageToWorker, pageToWorkerSchema, type ReplicaState, type WorkerToPage } from '../page-protocol.ts';
import type { Question } from '../question.ts';
import type { WorkerPort } from './worker-port.ts';

/** A page that asks: the one that started this worker, or another window's. */
export interface Client {
  readonly tell: (message: WorkerToPage) => void;
  /** The client's number of each of its open questions, and ours. */
  readonly watches: Map<number, number>;
}

export type Request = Extract<PageToWorker, { requestId: Id }>;

interface Surroundings {
  /** A question is open from now on, or is another than it was. */
  ask(watchId: number, question: Question): void;
  close(watchId: number): void;
  request(client: Client, message: Request): void;
}

/** The pages that ask, each with its own numbers for its questions; the questions stay open across profiles and connections. */
export class PageClients {
  private readonly around: Surroundings;
  private readonly ownPage: Client;
  private readonly clients = new Set<Client>();
  private readonly questions = new Map<number, { client: Client; watchId: number; question: Question }>();
  private nextWatchId = 1;
  private state: ReplicaState = { type: 'opening' };

  constructor(toPage: (message: WorkerToPage) => void, around: Surroundings) {
    this.around = around;
    this.ownPage = { tell: toPage, watches: new Map() };
    this.clients.add(this.ownPage);
  }

  /** All open questions with our numbers. */
  *open(): Iterable<readonly [number, Question]> {
    for (const [own, { question }] of this.questions) yield [own, question];
  }

  /** Takes a message of the page that started this worker. */
  fromOwnPage(message: Exclude<PageToWorker, { type: 'connect' | 'guest' }>): void {
    this.take(this.ownPage, message);
  }

  /** Lets another window's page ask over this port, until it closes or says what does not hold. */
  welcome(port: WorkerPort<WorkerToPage>): void {
    const guest: Client = { tell: (message) => port.postMessage(message), watches: new Map() };
    const farewell = () => {
      this.clients.delete(guest);
      for (const watchId of [...guest.watches.keys()]) this.close(guest, watchId);
    };
    this.clients.add(guest);
    port.onclose = farewell;
    port.onmessage = (event) => {
      const parsed = pageToWorkerSchema.safeParse(event.data);
      if (parsed.success && parsed.data.type !== 'connect' && parsed.data.type !== 'guest') {
        this.take(guest, parsed.data);
        return;
      }
      farewell();
      port.close();
    };
    guest.tell({ type: 'state', state: this.state });
  }

  /** What a session says concerns everybody, but for an answer. */
  tell(message: WorkerToPage): void {
    if (message.type === 'answer') {
      const asked = this.questions.get(message.watchId);
      asked?.client.tell({ ...message, watchId: asked.watchId });
      return;
    }
    if (message.type === 'state') this.state = message.state;
    for (const client of this.clients) client.tell(message);
  }

  tellOthers(client: Client, message: WorkerToPage): void {
    for (const other of this.clients) if (other !== client) other.tell(message);
  }

  private take(client: Client, message: Exclude<PageToWorker, { type: 'connect' | 'guest' }>): void {
    switch (message.type) {
      case 'ask': {
        const own = client.watches.get(message.watchId) ?? this.nextWatchId++;
        client.watches.set(message.watchId, own);
        this.questions.set(own, { client, watchId: message.watchId, question: message.question });
        this.around.ask(own, message.question);
        return;
      }
      case 'close':
        this.close(client, message.watchId);
        return;
      case 'execute':
      case 'discardRefused':
      case 'readDraft':
      case 'listDrafts':
      case 'writeDraft':
        this.around.request(client, message);
        return;
      default:
        assertNever(message);
    }
  }

  private close(client: Client, watchId: number): void {
    const own = client.watches.get(watchId);
    client.watches.delete(watchId);
    if (own === undefined) return;
    this.questions.delete(own);
    this.around.close(own);
  }
}
