import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { MainToWorker, WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { ReplicaState, WorkerToPage } from '../page-protocol.ts';
import { lostJournalOf } from '../replica/lost-journal.ts';
import { Replica } from '../replica/replica.ts';
import { FarBehindError } from '../rows/damaged-error.ts';
import { CheckedQuestions } from './checked-questions.ts';
import { Executions } from './executions.ts';
import { inWords } from './in-words.ts';
import { KeptDrafts } from './kept-drafts.ts';
import { PageIntake } from './page-intake.ts';
import { SegmentMerger } from './segment-merger.ts';
import { SnapshotIntake, type SnapshotMessage } from './snapshot-intake.ts';
import type { ReplicaStorage, StoredReplica } from './storage.ts';
import { WordKeeper } from './word-keeper.ts';

export type Hello = Extract<MainToWorker, { type: 'hello' }>;

export interface SessionPorts {
  toMain(message: WorkerToMain): void;
  toPage(message: WorkerToPage): void;
  now(): Instant;
  later(run: () => void): void;
  /** Runs a function after so many milliseconds; the function returned calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** So many changed rows are worth packing while nothing happens; fewer than usual in tests. */
  worthMerging?: number;
}

/** Some thousand single rows are read and parsed at a start without being felt. */
const worthMerging = 1_000;

/** One person's replica while it is open: rows in memory, in storage, and in step with main and page. */
export class ProfileSession {
  readonly questions: CheckedQuestions;
  readonly executions: Executions;
  readonly drafts: KeptDrafts;
  readonly replica: Replica;
  private readonly storage: ReplicaStorage;
  private readonly pages: PageIntake;
  private readonly ports: SessionPorts;
  private readonly snapshots: SnapshotIntake;
  private readonly merger: SegmentMerger;
  private readonly words: WordKeeper;
  /** Whose journal the rows still know of, when the one that said hello is another, or knows less. */
  private lostJournal: Id | null;
  /** What is written to storage, one after the other. */
  private turn: Promise<void> = Promise.resolve();
  /** Storage has refused a write and is behind memory: only a whole new snapshot may be written to it. */
  private memoryOnly = false;

  private constructor(hello: Hello, storage: ReplicaStorage, stored: StoredReplica | null, ports: SessionPorts) {
    const replica = new Replica(hello.actor, ports.now);
    this.storage = storage;
    this.replica = replica;
    this.ports = ports;
    if (stored !== null) replica.replaceRows(stored.rows, stored.position);
    this.lostJournal = lostJournalOf(replica.position, hello);
    replica.resume(hello.clientId, hello.waiting, hello.refused, hello.done);
    replica.takeChanges();
    this.words = new WordKeeper({
      storage,
      serverRows: () => replica.serverRows,
      after: ports.after,
      inTurn: (step) => this.inTurn(step),
      mayWrite: () => !this.memoryOnly,
      take: (rows, words) => this.questions.takeWords(rows, words),
      refused: (error) => this.tellFault('storage', error),
    });
    this.questions = new CheckedQuestions({
      replica,
      gathered: (rows, words) => this.words.take(rows, words),
      isExpecting: () => this.words.isReading,
      send: (watchId, answer) => ports.toPage({ type: 'answer', watchId, answer }),
      later: ports.later,
      after: ports.after,
      damaged: (error) => this.tellDamage(error),
    });
    this.drafts = new KeptDrafts(storage, (error) => this.tellFault('drafts', error));
    this.executions = new Executions(replica, ports.toMain, this.questions);
    this.pages = new PageIntake({
      storage,
      replica,
      toMain: ports.toMain,
      mayWrite: () => !this.memoryOnly,
      applied: (stored) => {
        this.setMemoryOnly(!stored);
        this.questions.refresh();
        this.tellApplied(false);
      },
      refused: (error) => this.tellFault('storage', error),
    });
    this.snapshots = new SnapshotIntake(
      {
        storage,
        replica,
        toMain: ports.toMain,
        changed: () => this.questions.refresh(),
        finished: (taken) => {
          this.setMemoryOnly(!taken);
          this.tellApplied(false);
        },
        refused: (error) => this.tellFault('storage', error),
      },
      stored?.incoming ?? null,
    );
    this.merger = new SegmentMerger({
      storage,
      replica,
      worthMerging: ports.worthMerging ?? worthMerging,
      after: ports.after,
      inTurn: (step) => this.inTurn(step),
      mayMerge: () => !this.memoryOnly && this.snapshots.isIdle,
      changed: () => this.questions.refresh(),
      failed: (error) => this.tellDamage(error),
      refused: (error) => this.tellFault('storage', error),
    });
  }

  /** Opens what is stored for the profile; what does not hold is deleted and fetched anew. */
  static async open(hello: Hello, storage: ReplicaStorage, ports: SessionPorts): Promise<ProfileSession> {
    let damage: string | null = null;
    let session: ProfileSession;
    try {
      session = new ProfileSession(hello, storage, await storage.load(), ports);
      await session.showIncoming();
    } catch (error) {
      damage = inWords(error);
      session = new ProfileSession(hello, storage, null, ports);
      await session.startEmpty();
    }
    session.tellReady();
    session.merger.touched();
    session.words.start();
    if (damage !== null) ports.toMain({ type: 'replicaDamaged', cause: 'damaged', detail: damage });
    else void storage.sweep();
    return session;
  }

  private async startEmpty(): Promise<void> {
    try {
      if (!(await this.storage.recreate())) this.tellFault('drafts', 'they could not be read and are gone');
    } catch (error) {
      this.tellFault('storage', error);
      this.memoryOnly = true;
    }
  }

  get state(): ReplicaState {
    return { type: 'open', memoryOnly: this.memoryOnly };
  }

  /** Main has started the conversation anew for the same person. */
  resume(hello: Hello): void {
    this.snapshots.interrupt();
    this.pages.forget();
    this.lostJournal = lostJournalOf(this.replica.position, hello);
    this.replica.resume(hello.clientId, hello.waiting, hello.refused, hello.done);
    this.questions.refresh();
    this.executions.reconnected();
    this.tellReady();
  }

  /** Takes one message of main. Resolves when it has taken effect; never rejects. */
  async receive(message: Exclude<MainToWorker, Hello>): Promise<void> {
    await this.take(message);
    this.merger.touched();
  }

  private async take(message: Exclude<MainToWorker, Hello>): Promise<void> {
    switch (message.type) {
      case 'appended':
      case 'appendFailed':
        this.executions.settle(message);
        return;
      case 'outcomes':
        this.replica.takeOutcomes(message.outcomes, message.at);
        this.questions.refresh();
        return;
      case 'pull':
        await this.guarded(() => this.pages.receive(message));
        return;
      case 'snapshotBegin':
      case 'snapshotChanges':
      case 'snapshotRows':
      case 'snapshotEnd':
      case 'snapshotAborted':
        await this.guarded(() => this.receiveSnapshot(message));
        return;
      default:
        assertNever(message);
    }
  }

  discardRefused(commandId: string): void {
    this.replica.discardRefused(commandId);
    this.questions.refresh();
    this.ports.toMain({ type: 'discardRefused', commandId });
  }

  /** Resolves when rows are not being packed. */
  settled(): Promise<void> {
    return this.merger.settled();
  }

  close(): void {
    this.merger.close();
    this.words.close();
    this.storage.close();
  }

  /** A first snapshot that an earlier start received in part shows at once. */
  private async showIncoming(): Promise<void> {
    if (this.replica.position.incarnation !== null || this.snapshots.resumePoint === null) return;
    const left = await this.storage.loadIncoming();
    if (left !== null) this.snapshots.show(left);
  }

  /** Nothing of a message that does not hold is used; main takes a new snapshot. */
  private guarded(step: () => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      try {
        await step();
      } catch (error) {
        this.snapshots.forget();
        this.pages.forget();
        this.tellDamage(error);
      }
    });
  }

  private inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.turn.then(step);
    // Whoever asked for a step hears that it failed; the next is taken all the same.
    this.turn = done.catch(() => undefined);
    return done;
  }

  private tellDamage(error: unknown): void {
    const cause = error instanceof FarBehindError ? 'far-behind' : 'damaged';
    this.ports.toMain({ type: 'replicaDamaged', cause, detail: inWords(error) });
  }

  private tellFault(about: Extract<WorkerToMain, { type: 'fault' }>['about'], error: unknown): void {
    this.ports.toMain({ type: 'fault', about, detail: inWords(error) });
  }

  private receiveSnapshot(message: SnapshotMessage): Promise<void> {
    this.pages.forget();
    return this.snapshots.receive(message);
  }

  /** Storage is a copy that can be rebuilt: when it refuses, rows go on in memory and the page says so. */
  private setMemoryOnly(memoryOnly: boolean): void {
    if (memoryOnly === this.memoryOnly) return;
    this.memoryOnly = memoryOnly;
    this.ports.toPage({ type: 'state', state: this.state });
  }

  private tellReady(): void {
    const { incarnation, access, cursors, containedSeq } = this.replica.position;
    const incoming = this.snapshots.resumePoint;
    const { lostJournal } = this;
    this.ports.toMain({ type: 'ready', incarnation, access, cursors, containedSeq, lostJournal, incoming });
  }

  private tellApplied(more: boolean): void {
    const { incarnation, access, cursors, containedSeq } = this.replica.position;
    if (incarnation === null) return;
    this.ports.toMain({ type: 'pageApplied', incarnation, access, cursors, containedSeq, more });
  }
}
