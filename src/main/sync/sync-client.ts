import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { Actor } from '#shared/users/roles.ts';
import { backoffMilliseconds } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { type Journal, writeFaultOf } from '../journal/journal.ts';
import type { Logger } from '../log/logger.ts';
import type { RoundEnd } from './decide.ts';
import { Puller } from './puller.ts';
import { Pusher } from './pusher.ts';
import { StatusTeller } from './status.ts';
import type { SyncApi } from './sync-api.ts';
import { WorkerFault, WorkerLink, type WorkerPort } from './worker-link.ts';

/** Pokes say when there is something; this is for a poke that got lost. */
const idleMilliseconds = 60_000;

interface Options {
  readonly profile: string;
  readonly actor: Actor;
  readonly journal: Journal;
  readonly api: SyncApi;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onStatus: (status: SyncStatus) => void;
}

/** Keeps one person's replica and the central API level: docs/architecture.md, "Sync". */
export class SyncClient {
  readonly #options: Options;
  readonly #status: StatusTeller;
  readonly #pusher: Pusher;
  readonly #puller: Puller;
  readonly #ending = new AbortController();
  #worker: WorkerLink | null = null;
  #needsSnapshot = false;
  #round: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #cancelNext: () => void = () => undefined;

  constructor(options: Options) {
    this.#options = options;
    const { api, journal, clock, log } = options;
    this.#status = new StatusTeller(clock, options.onStatus);
    this.#pusher = new Pusher({
      api,
      journal,
      clock,
      log,
      onAnswered: () => this.#status.connection('online'),
      onOutcomes: (outcomes, at) => {
        this.#worker?.post({ type: 'outcomes', outcomes, at });
        this.#count();
      },
      onRenumbered: () => this.#greet(),
    });
    const onJournalFault = (error: unknown) => this.#journalFault(error);
    const onReopened = () => this.#greet();
    this.#puller = new Puller({ api, journal, status: this.#status, clock, log, onJournalFault, onReopened });
    this.#count();
  }

  get status(): SyncStatus {
    return this.#status.current;
  }

  /** Takes a replica worker at the other end of a port; one that was connected before is let go. */
  connect(port: WorkerPort): void {
    const { clock, log } = this.#options;
    this.#worker?.close();
    const worker = new WorkerLink(port, clock, {
      onReady: () => this.wake(),
      onAppend: (message) => this.#append(worker, message),
      onDiscardRefused: ({ commandId }) => this.#discardRefused(commandId),
      onDamaged: (detail) => {
        log.warning('replica-damaged', { detail });
        this.#needsSnapshot = true;
        this.wake();
      },
      onProgress: ({ done, total }) => this.#status.change({ snapshot: { done, total } }),
      onClosed: () => {
        if (this.#worker === worker) this.#worker = null;
      },
      onNonsense: (error) => log.error('worker-message-refused', error),
    });
    this.#worker = worker;
    this.#greet();
  }

  /** There is something to do, or the API may be back: begins a round now, or another one after the one that runs. */
  wake(): void {
    if (this.#ending.signal.aborted) return;
    this.#cancelNext();
    if (this.#round !== null) {
      this.#again = true;
      return;
    }
    this.#round = this.#run().finally(() => {
      this.#round = null;
    });
  }

  /** The journal cannot be written, as found by somebody else (at start, say). */
  reportJournalFault(fault: string): void {
    this.#status.change({ journalFault: fault });
  }

  /** Lets the worker go and ends what is running. The journal stays open for whoever opened it. */
  async stop(): Promise<void> {
    this.#ending.abort();
    this.#cancelNext();
    this.#status.stop();
    this.#worker?.close();
    await this.#round;
  }

  async #run(): Promise<void> {
    let end: RoundEnd;
    do {
      this.#again = false;
      end = await this.#oneRound();
    } while (this.#again && end.type === 'level' && !this.#ending.signal.aborted);
    if (!this.#ending.signal.aborted) this.#plan(end);
  }

  async #oneRound(): Promise<RoundEnd> {
    try {
      const pushed = await this.#attempt(() => this.#pusher.push(this.#ending.signal));
      if (pushed.type === 'blocked' || (pushed.type === 'retry' && !pushed.reachable)) return pushed;
      const worker = this.#worker;
      if (worker === null || worker.position === null) return pushed;
      const pulled = await this.#attempt(async () => {
        const end = await this.#puller.pull(worker, this.#needsSnapshot, this.#ending.signal);
        if (end.type === 'level') this.#needsSnapshot = false;
        return end;
      });
      return pulled.type === 'level' ? pushed : pulled;
    } finally {
      this.#count();
    }
  }

  /** A worker that went away begins anew when it connects; a journal that cannot be written is tried again. */
  async #attempt(work: () => Promise<RoundEnd>): Promise<RoundEnd> {
    try {
      return await work();
    } catch (error) {
      const { log } = this.#options;
      if (error instanceof WorkerFault) {
        log.warning('worker-fault', { kind: error.kind });
        if (error.kind === 'stalled') this.#worker?.close();
        if (error.kind === 'damaged') this.#needsSnapshot = true;
      } else {
        this.#journalFault(error);
      }
      return { type: 'retry', reachable: true, afterSeconds: null };
    }
  }

  #plan(end: RoundEnd): void {
    const { clock } = this.#options;
    switch (end.type) {
      case 'level':
        this.#failures = 0;
        this.#later(idleMilliseconds);
        return;
      case 'retry': {
        this.#failures += 1;
        if (!end.reachable) this.#status.connection('offline');
        // Whoever asked while this round was failing does not wait for a long back-off.
        const own = backoffMilliseconds(this.#again ? 1 : this.#failures, clock.random());
        this.#later(end.afterSeconds === null ? own : Math.max(own, end.afterSeconds * 1_000));
        return;
      }
      case 'blocked':
        this.#failures += 1;
        this.#status.connection({ blocked: end.reason });
        // An update of the API may let us in again; a session that ended comes back as a new client of this class.
        if (end.reason === 'schema-version') this.#later(idleMilliseconds);
        return;
      default:
        assertNever(end);
    }
  }

  #later(milliseconds: number): void {
    this.#cancelNext();
    this.#cancelNext = this.#options.clock.after(milliseconds, () => this.wake());
  }

  #count(): void {
    const { contents } = this.#options.journal;
    this.#status.change({ unsent: contents.unanswered().length, refused: contents.refused().length });
  }

  #journalFault(error: unknown): void {
    this.#options.log.error('journal-fault', error);
    this.reportJournalFault(writeFaultOf(error));
  }

  #greet(): void {
    const { profile, actor, journal } = this.#options;
    const { contents } = journal;
    this.#worker?.post({
      type: 'hello',
      profile,
      actor,
      clientId: contents.clientId,
      waiting: contents.waiting(),
      refused: contents.refused(),
    });
  }

  async #append(worker: WorkerLink, message: Extract<WorkerToMain, { type: 'append' }>): Promise<void> {
    const { requestId, name, args, at, replaces } = message;
    const result = await this.#options.journal.append({ id: requestId, name, args, at }, replaces);
    if (result.ok) {
      this.#status.change({ journalFault: null });
      worker.post({ type: 'appended', requestId, envelope: result.envelope });
    } else {
      this.#status.change({ journalFault: result.reason });
      worker.post({ type: 'appendFailed', requestId, reason: result.reason });
    }
    this.#count();
    if (result.ok) this.wake();
  }

  async #discardRefused(commandId: Id): Promise<void> {
    try {
      await this.#options.journal.discardRefused(commandId);
    } catch (error) {
      // The worker has hidden it; it comes back with the next hello, and the fault is shown.
      this.#journalFault(error);
    }
    this.#count();
  }
}
