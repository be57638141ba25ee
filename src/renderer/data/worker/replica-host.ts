import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type MainToWorker, mainToWorkerSchema, type WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type PageToWorker, pageToWorkerSchema, type ReplicaState, type WorkerToPage } from '../page-protocol.ts';
import type { Question } from '../question.ts';
import { type Hello, ProfileSession } from './profile-session.ts';
import type { ReplicaStorage } from './storage.ts';

/** The part of a MessagePort that is used, to main or to another window's page. */
export interface WorkerPort<Message = unknown> {
  postMessage(message: Message): void;
  onmessage: ((event: MessageEvent) => void) | null;
  /** The other end was closed, or its process ended. */
  onclose: ((event: Event) => void) | null;
  close(): void;
}

/** Everything of the surroundings that a test replaces. */
export interface HostEnvironment {
  toPage(message: WorkerToPage): void;
  openStorage(name: string): ReplicaStorage;
  /** Resolves with the function that gives the lock back, when it is ours; calls `waiting` if another has it now. */
  lock(name: string, waiting: () => void): Promise<() => void>;
  now(): Instant;
  later(run: () => void): void;
  /** Runs a function after so many milliseconds; the function returned calls it off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** A page that asks: the one that started this worker, or another window's. */
interface Client {
  readonly tell: (message: WorkerToPage) => void;
  /** The client's number of each of its open questions, and ours. */
  readonly watches: Map<number, number>;
}

type Request = Extract<PageToWorker, { requestId: Id }>;

interface OpenProfile {
  name: string;
  session: ProfileSession;
  release: () => void;
}

/** The replica worker without the worker: messages of main and of every window's page in, answers out. */
export class ReplicaHost {
  private readonly environment: HostEnvironment;
  private readonly ownPage: Client;
  private readonly clients = new Set<Client>();
  private port: WorkerPort<WorkerToMain> | null = null;
  private profile: OpenProfile | null = null;
  /** Questions are kept open across profiles and connections. */
  private readonly questions = new Map<number, { client: Client; watchId: number; question: Question }>();
  private nextWatchId = 1;
  private state: ReplicaState = { type: 'opening' };
  private readonly untilOpen: ((session: ProfileSession) => void)[] = [];
  private queue: Promise<void> = Promise.resolve();
  private hellosQueued = 0;

  constructor(environment: HostEnvironment) {
    this.environment = environment;
    this.ownPage = { tell: environment.toPage, watches: new Map() };
    this.clients.add(this.ownPage);
  }

  /** Talks to main over this port from now on; main begins with hello. */
  connect(port: WorkerPort<WorkerToMain>): void {
    this.port?.close();
    this.port = port;
    port.onclose = () => {
      if (this.port === port) this.environment.toPage({ type: 'disconnected' });
    };
    port.onmessage = (event) => {
      const parsed = mainToWorkerSchema.safeParse(event.data);
      if (parsed.success) this.receive(parsed.data);
      else this.toMain({ type: 'replicaDamaged', detail: `a message of main does not hold: ${parsed.error.message}` });
    };
  }

  /** Takes a message of the own page. A message that does not hold is a mistake in the page's code: it throws. */
  fromPage(data: unknown, port: WorkerPort | undefined): void {
    const message = pageToWorkerSchema.parse(data);
    if (message.type === 'connect' || message.type === 'guest') {
      if (port === undefined) throw new Error(`${message.type} came without its port`);
      if (message.type === 'connect') this.connect(port);
      else this.welcome(port);
      return;
    }
    this.fromClient(this.ownPage, message);
  }

  /** Lets another window's page ask over this port, until it closes or says what does not hold. */
  private welcome(port: WorkerPort<WorkerToPage>): void {
    const guest: Client = { tell: (message) => port.postMessage(message), watches: new Map() };
    const farewell = () => {
      this.clients.delete(guest);
      for (const watchId of [...guest.watches.keys()]) this.closeWatch(guest, watchId);
    };
    this.clients.add(guest);
    port.onclose = farewell;
    port.onmessage = (event) => {
      const parsed = pageToWorkerSchema.safeParse(event.data);
      if (parsed.success && parsed.data.type !== 'connect' && parsed.data.type !== 'guest') {
        this.fromClient(guest, parsed.data);
        return;
      }
      farewell();
      port.close();
    };
    guest.tell({ type: 'state', state: this.state });
  }

  private fromClient(client: Client, message: Exclude<PageToWorker, { type: 'connect' | 'guest' }>): void {
    switch (message.type) {
      case 'ask': {
        const own = client.watches.get(message.watchId) ?? this.nextWatchId++;
        client.watches.set(message.watchId, own);
        this.questions.set(own, { client, watchId: message.watchId, question: message.question });
        this.profile?.session.questions.ask(own, message.question);
        return;
      }
      case 'close':
        this.closeWatch(client, message.watchId);
        return;
      case 'execute':
      case 'discardRefused':
      case 'readDraft':
      case 'listDrafts':
      case 'writeDraft':
        this.whenOpen((session) => void this.serve(session, client, message));
        return;
      default:
        assertNever(message);
    }
  }

  private closeWatch(client: Client, watchId: number): void {
    const own = client.watches.get(watchId);
    client.watches.delete(watchId);
    if (own === undefined) return;
    this.questions.delete(own);
    this.profile?.session.questions.close(own);
  }

  /** Resolves when everything received so far has taken effect. */
  settled(): Promise<void> {
    return this.queue;
  }

  private async serve(session: ProfileSession, client: Client, message: Request): Promise<void> {
    const { requestId } = message;
    switch (message.type) {
      case 'execute':
        client.tell({ type: 'executed', requestId, result: await session.executions.execute(message) });
        return;
      case 'discardRefused':
        session.discardRefused(message.commandId);
        client.tell({ type: 'discarded', requestId });
        return;
      case 'readDraft':
        client.tell({ type: 'draft', requestId, draft: await session.readDraft(message.key) });
        return;
      case 'listDrafts':
        client.tell({ type: 'drafts', requestId, drafts: await session.listDrafts() });
        return;
      case 'writeDraft': {
        const { key, value } = message;
        const savedAt = await session.writeDraft(key, value);
        client.tell({ type: 'draftWritten', requestId, savedAt });
        if (savedAt === null) return;
        for (const other of this.clients)
          if (other !== client) other.tell({ type: 'draftChanged', key, value, savedAt });
        return;
      }
      default:
        assertNever(message);
    }
  }

  private whenOpen(run: (session: ProfileSession) => void): void {
    if (this.profile === null) this.untilOpen.push(run);
    else run(this.profile.session);
  }

  /** What needs no storage is taken at once: "saved" must not wait behind the lines of a snapshot. */
  private receive(message: MainToWorker): void {
    const { profile } = this;
    const immediate =
      message.type === 'appended' || message.type === 'appendFailed' || message.type === 'outcomes' ? message : null;
    if (immediate !== null && profile !== null && this.hellosQueued === 0) {
      void profile.session.receive(immediate);
      return;
    }
    if (message.type === 'hello') this.hellosQueued += 1;
    this.inOrder(() => this.fromMain(message));
  }

  private inOrder(step: () => Promise<void>): void {
    this.queue = this.queue.then(step).catch((error: unknown) => {
      this.tellState({ type: 'failed', detail: error instanceof Error ? error.message : String(error) });
    });
  }

  private async fromMain(message: MainToWorker): Promise<void> {
    if (message.type === 'hello') {
      this.hellosQueued -= 1;
      if (this.profile?.name === message.profile) this.profile.session.resume(message);
      else await this.open(message);
      return;
    }
    // Before hello there is nothing to apply a message to; main sends hello first on every connection.
    await this.profile?.session.receive(message);
  }

  private async open(hello: Hello): Promise<void> {
    const { environment } = this;
    this.profile?.session.close();
    this.profile?.release();
    this.profile = null;
    this.tellState({ type: 'opening' });
    const name = `vaxelbord-${hello.profile}`;
    const release = await environment.lock(name, () => this.tellState({ type: 'other-window' }));
    const session = await ProfileSession.open(hello, environment.openStorage(name), {
      toMain: (message) => this.toMain(message),
      toPage: (message) => this.fromSession(message),
      now: environment.now,
      later: environment.later,
      after: environment.after,
    });
    this.profile = { name: hello.profile, session, release };
    this.tellState(session.state);
    for (const [own, { question }] of this.questions) session.questions.ask(own, question);
    for (const run of this.untilOpen.splice(0)) run(session);
  }

  private toMain(message: WorkerToMain): void {
    this.port?.postMessage(message);
  }

  /** What a session says concerns everybody, but for an answer. */
  private fromSession(message: WorkerToPage): void {
    if (message.type === 'state') {
      this.tellState(message.state);
    } else if (message.type === 'answer') {
      const asked = this.questions.get(message.watchId);
      asked?.client.tell({ ...message, watchId: asked.watchId });
    } else {
      for (const client of this.clients) client.tell(message);
    }
  }

  private tellState(state: ReplicaState): void {
    this.state = state;
    for (const client of this.clients) client.tell({ type: 'state', state });
  }
}
