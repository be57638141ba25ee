import { assertNever } from '#shared/assert-never.ts';
import { type MainToWorker, mainToWorkerSchema, type WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { pageToWorkerSchema, type ReplicaState, type WorkerToPage } from '../page-protocol.ts';
import { type Client, PageClients, type Request } from './page-clients.ts';
import { type Hello, ProfileSession } from './profile-session.ts';
import type { ReplicaStorage } from './storage.ts';
import type { WorkerPort } from './worker-port.ts';

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
  /** So many changed rows are worth packing while nothing happens; fewer than usual in tests. */
  worthMerging?: number;
}

interface OpenProfile {
  name: string;
  session: ProfileSession;
  release: () => void;
}

/** The replica worker without the worker: messages of main and of every window's page in, answers out. */
export class ReplicaHost {
  private readonly environment: HostEnvironment;
  private readonly pages: PageClients;
  private port: WorkerPort<WorkerToMain> | null = null;
  private profile: OpenProfile | null = null;
  private readonly untilOpen: ((session: ProfileSession) => void)[] = [];
  private queue: Promise<void> = Promise.resolve();
  private hellosQueued = 0;

  constructor(environment: HostEnvironment) {
    this.environment = environment;
    this.pages = new PageClients(environment.toPage, {
      ask: (watchId, question) => this.profile?.session.questions.ask(watchId, question),
      close: (watchId) => this.profile?.session.questions.close(watchId),
      request: (client, message) => this.whenOpen((session) => void this.serve(session, client, message)),
    });
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
      else
        this.toMain({
          type: 'replicaDamaged',
          cause: 'damaged',
          detail: `a message of main does not hold: ${parsed.error.message}`,
        });
    };
  }

  /** Takes a message of the own page. A message that does not hold is a mistake in the page's code: it throws. */
  fromPage(data: unknown, port: WorkerPort | undefined): void {
    const message = pageToWorkerSchema.parse(data);
    if (message.type === 'connect' || message.type === 'guest') {
      if (port === undefined) throw new Error(`${message.type} came without its port`);
      if (message.type === 'connect') this.connect(port);
      else this.pages.welcome(port);
      return;
    }
    this.pages.fromOwnPage(message);
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
        client.tell({ type: 'draft', requestId, draft: await session.drafts.read(message.key) });
        return;
      case 'listDrafts':
        client.tell({ type: 'drafts', requestId, drafts: await session.drafts.list() });
        return;
      case 'writeDraft': {
        const { key, value } = message;
        const savedAt = await session.drafts.write(key, value, message.savedAt);
        client.tell({ type: 'draftWritten', requestId, savedAt });
        if (savedAt === null) return;
        this.pages.tellOthers(client, { type: 'draftChanged', key, value, savedAt });
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
      toPage: (message) => this.pages.tell(message),
      now: environment.now,
      later: environment.later,
      after: environment.after,
      ...(environment.worthMerging === undefined ? {} : { worthMerging: environment.worthMerging }),
    });
    this.profile = { name: hello.profile, session, release };
    this.tellState(session.state);
    for (const [watchId, question] of this.pages.open()) session.questions.ask(watchId, question);
    for (const run of this.untilOpen.splice(0)) run(session);
  }

  private toMain(message: WorkerToMain): void {
    this.port?.postMessage(message);
  }

  private tellState(state: ReplicaState): void {
    this.pages.tell({ type: 'state', state });
  }
}
