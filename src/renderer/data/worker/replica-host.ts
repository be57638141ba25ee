import { assertNever } from '#shared/assert-never.ts';
import { type MainToWorker, mainToWorkerSchema, type WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type PageToWorker, pageToWorkerSchema, type ReplicaState, type WorkerToPage } from '../page-protocol.ts';
import type { Question } from '../question.ts';
import { type Hello, ProfileSession } from './profile-session.ts';
import type { ReplicaStorage } from './storage.ts';

/** The part of a MessagePort that is used. */
export interface PortToMain {
  postMessage(message: WorkerToMain): void;
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
}

interface OpenProfile {
  name: string;
  session: ProfileSession;
  release: () => void;
}

/** The replica worker without the worker: main's and the page's messages in, answers out. */
export class ReplicaHost {
  private readonly environment: HostEnvironment;
  private port: PortToMain | null = null;
  private profile: OpenProfile | null = null;
  /** Questions are kept open across profiles and connections. */
  private readonly questions = new Map<number, Question>();
  private readonly untilOpen: ((session: ProfileSession) => void)[] = [];
  private queue: Promise<void> = Promise.resolve();
  private hellosQueued = 0;

  constructor(environment: HostEnvironment) {
    this.environment = environment;
  }

  /** Talks to main over this port from now on; main begins with hello. */
  connect(port: PortToMain): void {
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

  /** Takes a message of the page. A message that does not hold is a mistake in the page's code: it throws. */
  fromPage(data: unknown, port: PortToMain | undefined): void {
    const message = pageToWorkerSchema.parse(data);
    switch (message.type) {
      case 'connect':
        if (port !== undefined) this.connect(port);
        return;
      case 'ask':
        this.questions.set(message.watchId, message.question);
        this.profile?.session.questions.ask(message.watchId, message.question);
        return;
      case 'close':
        this.questions.delete(message.watchId);
        this.profile?.session.questions.close(message.watchId);
        return;
      case 'execute':
      case 'discardRefused':
      case 'readDraft':
      case 'writeDraft':
        this.whenOpen((session) => void this.serve(session, message));
        return;
      default:
        assertNever(message);
    }
  }

  /** Resolves when everything received so far has taken effect. */
  settled(): Promise<void> {
    return this.queue;
  }

  private async serve(
    session: ProfileSession,
    message: Extract<PageToWorker, { type: 'execute' | 'discardRefused' | 'readDraft' | 'writeDraft' }>,
  ): Promise<void> {
    const { toPage } = this.environment;
    switch (message.type) {
      case 'execute': {
        const result = await session.executions.execute(message);
        toPage({ type: 'executed', requestId: message.requestId, result });
        return;
      }
      case 'discardRefused':
        session.discardRefused(message.commandId);
        return;
      case 'readDraft':
        toPage({ type: 'draft', requestId: message.requestId, draft: await session.readDraft(message.key) });
        return;
      case 'writeDraft': {
        const savedAt = await session.writeDraft(message.key, message.value);
        toPage({ type: 'draftWritten', requestId: message.requestId, savedAt });
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
      toPage: environment.toPage,
      now: environment.now,
      later: environment.later,
    });
    this.profile = { name: hello.profile, session, release };
    this.tellState(session.state);
    for (const [watchId, question] of this.questions) session.questions.ask(watchId, question);
    for (const run of this.untilOpen.splice(0)) run(session);
  }

  private toMain(message: WorkerToMain): void {
    this.port?.postMessage(message);
  }

  private tellState(state: ReplicaState): void {
    this.environment.toPage({ type: 'state', state });
  }
}
