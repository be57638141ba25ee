import { assertNever } from '#shared/assert-never.ts';
import type { MainToWorker, WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { SnapshotLine } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ReplicaState, WorkerToPage } from '../page-protocol.ts';
import { OpenQuestions } from '../reading/open-questions.ts';
import { ReadIndex } from '../reading/read-index.ts';
import { DamagedError, parseChanges, verifyChecksum } from '../replica/parse-changes.ts';
import { Replica } from '../replica/replica.ts';
import { Executions } from './executions.ts';
import { IncomingSnapshot } from './incoming-snapshot.ts';
import type { ReplicaStorage, StoredPage } from './storage.ts';

export type Hello = Extract<MainToWorker, { type: 'hello' }>;
type PullMessage = Extract<MainToWorker, { type: 'pull' }>;

export interface SessionPorts {
  toMain(message: WorkerToMain): void;
  toPage(message: WorkerToPage): void;
  now(): Instant;
  later(run: () => void): void;
}

function inWords(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function succeeds(step: Promise<void>): Promise<boolean> {
  return step.then(
    () => true,
    () => false,
  );
}

/** One person's replica while it is open: rows in memory, in storage, and in step with main and page. */
export class ProfileSession {
  readonly questions: OpenQuestions;
  readonly executions: Executions;
  readonly replica: Replica;
  private readonly storage: ReplicaStorage;
  private readonly ports: SessionPorts;
  private snapshot: IncomingSnapshot | null = null;
  /** Whether storage took every line of the snapshot so far. */
  private snapshotStored = false;
  /** Storage has refused a write and is behind memory: only a whole new snapshot may be written to it. */
  private memoryOnly = false;

  private constructor(hello: Hello, storage: ReplicaStorage, replica: Replica, ports: SessionPorts) {
    this.storage = storage;
    this.replica = replica;
    this.ports = ports;
    replica.resume(hello.clientId, hello.waiting, hello.refused);
    replica.takeChanges();
    this.questions = new OpenQuestions(
      new ReadIndex(replica),
      (watchId, answer) => ports.toPage({ type: 'answer', watchId, answer }),
      ports.later,
    );
    this.executions = new Executions(replica, ports.toMain, () => this.tellChanges());
  }

  /** Opens what is stored for the profile; what does not hold is deleted and fetched anew. */
  static async open(hello: Hello, storage: ReplicaStorage, ports: SessionPorts): Promise<ProfileSession> {
    const replica = new Replica(hello.actor, ports.now);
    let damage: string | null = null;
    let writable = true;
    try {
      const { puts, position } = await storage.load();
      replica.replaceRows(puts, position);
    } catch (error) {
      damage = inWords(error);
      writable = await succeeds(storage.recreate());
    }
    const session = new ProfileSession(hello, storage, replica, ports);
    session.memoryOnly = !writable;
    session.tellReady();
    if (damage !== null) ports.toMain({ type: 'replicaDamaged', detail: damage });
    return session;
  }

  get state(): ReplicaState {
    return { type: 'open', memoryOnly: this.memoryOnly };
  }

  /** Main has started the conversation anew for the same person. */
  resume(hello: Hello): void {
    this.snapshot = null;
    this.replica.resume(hello.clientId, hello.waiting, hello.refused);
    this.tellChanges();
    this.executions.reconnected();
    this.tellReady();
  }

  /** Takes one message of main. Resolves when it has taken effect; never rejects. */
  async receive(message: Exclude<MainToWorker, Hello>): Promise<void> {
    switch (message.type) {
      case 'appended':
      case 'appendFailed':
        this.executions.settle(message);
        return;
      case 'outcomes':
        this.replica.takeOutcomes(message.outcomes, message.at);
        this.tellChanges();
        return;
      case 'pull':
        await this.guarded(() => this.receivePage(message));
        return;
      case 'snapshot':
        await this.guarded(() => this.receiveSnapshot(message.line));
        return;
      case 'snapshotAborted':
        this.snapshot = null;
        return;
      default:
        assertNever(message);
    }
  }

  discardRefused(commandId: string): void {
    this.replica.discardRefused(commandId);
    this.tellChanges();
    this.ports.toMain({ type: 'discardRefused', commandId });
  }

  async readDraft(key: string): Promise<{ value: unknown; savedAt: Instant } | null> {
    // An unreadable draft is as good as none; what is typed next replaces it.
    return this.storage.readDraft(key).catch(() => null);
  }

  /** Returns when the draft was stored, or null when it could not be. */
  async writeDraft(key: string, value: unknown): Promise<Instant | null> {
    const savedAt = this.ports.now();
    const stored = await succeeds(this.storage.writeDraft(key, value === null ? null : { value, savedAt }));
    return stored ? savedAt : null;
  }

  close(): void {
    this.storage.close();
  }

  /** Nothing of a message that does not hold is used; main takes a new snapshot. */
  private async guarded(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.snapshot = null;
      this.ports.toMain({ type: 'replicaDamaged', detail: inWords(error) });
    }
  }

  private async receivePage({ response }: PullMessage): Promise<void> {
    // Main answers a required snapshot by taking one; there is nothing to apply.
    if (response.type === 'snapshot-required') return;
    verifyChecksum(response.changes, response.checksum);
    const { incarnation, access, clientId } = this.replica.position;
    if (response.incarnation !== incarnation) throw new DamagedError('a page of another server database');
    const { cursors, containedSeq } = response;
    const page: StoredPage = {
      ...parseChanges(response.changes),
      position: { incarnation, access, cursors, clientId, containedSeq },
    };
    if (!this.memoryOnly) this.setMemoryOnly(!(await succeeds(this.storage.applyPage(page))));
    this.replica.applyPage(page, page.position);
    this.tellChanges();
    this.tellApplied(response.more);
  }

  private async receiveSnapshot(line: SnapshotLine): Promise<void> {
    if (line.type === 'begin') {
      this.snapshot = new IncomingSnapshot(line, this.replica.position.clientId);
      this.snapshotStored = await succeeds(this.storage.beginSnapshot());
      this.ports.toMain({ type: 'snapshotProgress', done: 0, total: line.total });
      return;
    }
    const { snapshot } = this;
    // The rest of a stream that was given up.
    if (snapshot === null) return;
    if (line.type === 'rows') {
      const puts = snapshot.add(line);
      if (this.snapshotStored) this.snapshotStored = await succeeds(this.storage.addToSnapshot(line.kind, puts));
      this.ports.toMain({ type: 'snapshotProgress', done: snapshot.puts.length, total: snapshot.total });
      return;
    }
    snapshot.verifyComplete(line);
    this.snapshot = null;
    const stored = this.snapshotStored && (await succeeds(this.storage.commitSnapshot(snapshot.position)));
    this.setMemoryOnly(!stored);
    this.replica.replaceRows(snapshot.puts, snapshot.position);
    this.tellChanges();
    this.tellApplied(false);
  }

  /** Storage is a copy that can be rebuilt: when it refuses, rows go on in memory and the page says so. */
  private setMemoryOnly(memoryOnly: boolean): void {
    if (memoryOnly === this.memoryOnly) return;
    this.memoryOnly = memoryOnly;
    this.ports.toPage({ type: 'state', state: this.state });
  }

  private tellChanges(): void {
    const changes = this.replica.takeChanges();
    if (changes !== null) this.questions.changed(changes);
  }

  private tellReady(): void {
    const { incarnation, access, cursors, containedSeq } = this.replica.position;
    this.ports.toMain({ type: 'ready', incarnation, access, cursors, containedSeq });
  }

  private tellApplied(more: boolean): void {
    const { incarnation, access, cursors, containedSeq } = this.replica.position;
    if (incarnation === null) return;
    this.ports.toMain({ type: 'pageApplied', incarnation, access, cursors, containedSeq, more });
  }
}
