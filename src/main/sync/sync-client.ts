import type { Id } from '#shared/identity/ids.ts';
import type { SyncStatus } from '#shared/ipc/types.ts';
import type { WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import { writeFaultOf } from '../journal/write-fault.ts';
import type { Logger } from '../log/logger.ts';
import { Acquaintance } from './acquaintance.ts';
import type { RoundEnd } from './decide.ts';
import { Meanwhile } from './meanwhile.ts';
import { Puller } from './puller.ts';
import { Pusher } from './pusher.ts';
import { Rounds } from './rounds.ts';
import { StatusTeller } from './status.ts';
import type { SyncApi } from './sync-api.ts';
import { WorkerFault, WorkerLink, type WorkerPort } from './worker-link.ts';

interface Options {
  readonly profile: string;
  readonly actor: Actor;
  readonly journal: Journal;
  readonly api: SyncApi;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onStatus: (status: SyncStatus) => void;
}

/** Far more than a page can have asked for without an answer. */
const rememberedDone = 500;

/** Keeps one person's replica and the central API level: docs/spec-sync.md. */
export class SyncClient {
  readonly #options: Options;
  readonly #status: StatusTeller;
  readonly #pusher: Pusher;
  readonly #pushMeanwhile: Meanwhile;
  readonly #puller: Puller;
  readonly #acquaintance: Acquaintance;
  readonly #rounds: Rounds;
  readonly #ending = new AbortController();
  #worker: WorkerLink | null = null;
  #needsSnapshot = false;
  /** The replica has shown that the journal, or a part of it, is gone; until the journal goes on as a new client. */
  #lostJournal: Id | null = null;

  constructor(options: Options) {
    this.#options = options;
    const { api, journal, clock, log } = options;
    const status = new StatusTeller(clock, options.onStatus);
    this.#status = status;
    this.#acquaintance = new Acquaintance(api, journal, clock);
    this.#rounds = new Rounds({ clock, status, round: () => this.#round() });
    this.#pusher = new Pusher({
      api,
      journal,
      clock,
      log,
      onAnswered: () => status.connection('online'),
      onOutcomes: (outcomes, at) => {
        this.#worker?.post({ type: 'outcomes', outcomes, at });
        this.#count();
      },
      onRenumbered: () => this.#greet(),
    });
    const onJournalFault = (error: unknown) => this.#journalFault(error);
    const onReopened = () => {
      this.#greet();
      this.wake();
    };
    this.#pushMeanwhile = new Meanwhile(() =>
      this.#pusher.pushMeanwhile(this.#ending.signal).catch((error: unknown) => {
        onJournalFault(error);
        return false;
      }),
    );
    const pushMeanwhile = this.#pushMeanwhile;
    this.#puller = new Puller({ api, journal, status, clock, log, onJournalFault, onReopened, pushMeanwhile });
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
      onReady: ({ incarnation, lostJournal }) => {
        this.#lostJournal = lostJournal;
        this.#noteReplica(incarnation);
        this.wake();
      },
      onAppend: (message) => {
        this.#append(worker, message).catch((error: unknown) => {
          this.#journalFault(error);
          worker.post({ type: 'appendFailed', requestId: message.requestId, reason: writeFaultOf(error) });
        });
      },
      onDiscardRefused: ({ commandId }) => this.#discardRefused(commandId),
      onDamaged: ({ cause, detail }) => {
        log.warning('replica-damaged', { cause, detail });
        this.#needsSnapshot = true;
        this.#status.change({ rebuilding: cause });
        this.wake();
      },
      onFault: ({ about, detail }) => log.warning('replica-fault', { about, detail }),
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
    this.#rounds.wake();
  }

  /** The API does not answer where it should: until it answers again nobody is told that there is contact with it. */
  doubt(): void {
    this.#status.connection('silent');
  }

  /** The journal cannot be written, as found by somebody else (at start, say). */
  reportJournalFault(fault: string): void {
    this.#status.change({ journalFault: fault });
  }

  /** Files on their way to the API. */
  reportAttachments(attachments: SyncStatus['attachments']): void {
    this.#status.change({ attachments });
  }

  /** Room on the disk. */
  reportDisk(disk: SyncStatus['disk']): void {
    this.#status.change({ disk });
  }

  /** Lets the worker go and ends what is running. The journal stays open for whoever opened it. */
  async stop(): Promise<void> {
    this.#ending.abort();
    this.#status.stop();
    this.#worker?.close();
    await this.#rounds.stop();
  }

  async #round(): Promise<RoundEnd> {
    try {
      const end = await this.#upAndDown();
      if (end.type === 'retry' && !end.reachable) this.#acquaintance.forget();
      return end;
    } finally {
      this.#count();
    }
  }

  async #upAndDown(): Promise<RoundEnd> {
    await this.#goOnAfterLoss();
    let isRestored = false;
    const met = await this.#attempt(async () => {
      const meeting = await this.#acquaintance.meet(this.#ending.signal);
      isRestored = meeting.type === 'restored';
      return meeting.type === 'away' ? meeting.end : { type: 'level' };
    });
    if (met.type !== 'level' && !(met.type === 'retry' && met.reachable)) return met;
    if (isRestored) {
      // Without a worker there is nothing to pull for yet; one that gets ready wakes the next round.
      const pulled = (await this.#pull()) ?? { type: 'retry', reachable: true, afterSeconds: null };
      if (pulled.type !== 'level') return pulled;
    }
    const pushed = await this.#attempt(() => this.#pusher.push(this.#ending.signal));
    if (pushed.type === 'blocked' || (pushed.type === 'retry' && !pushed.reachable)) return pushed;
    const pulled = await this.#pull();
    if (pulled === null) return pushed;
    // Whoever answers a pull is there; then it is the command that is not taken.
    this.#status.change({ heldUp: pulled.type === 'level' ? this.#pusher.heldUp : null });
    return pulled.type === 'level' ? pushed : pulled;
  }

  /** In a round, as no command may be on its way while it is numbered anew. Without a disk to write to it waits for the next. */
  async #goOnAfterLoss(): Promise<void> {
    const lost = this.#lostJournal;
    if (lost === null) return;
    try {
      await this.#options.journal.recordLoss(lost);
      this.#lostJournal = null;
      this.#count();
      this.#greet();
    } catch (error) {
      this.#journalFault(error);
    }
  }

  /** Returns null when there is no replica to pull for. */
  async #pull(): Promise<RoundEnd | null> {
    const worker = this.#worker;
    if (worker === null || worker.position === null) return null;
    return await this.#attempt(async () => {
      const fresh = this.#needsSnapshot;
      // Damage that is told from now on concerns what this pull brings: it must not be forgotten when the pull ends well.
      this.#needsSnapshot = false;
      let end: RoundEnd | null = null;
      try {
        end = await this.#puller.pull(worker, fresh, this.#ending.signal);
        return end;
      } finally {
        this.#needsSnapshot ||= fresh && end?.type !== 'level';
      }
    });
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

  /** A replica that is empty although this journal has been level with a server was lost; one that is not is whole. */
  #noteReplica(incarnation: Id | null): void {
    const wasWhole = this.#options.journal.contents.server?.wasLevel === true;
    if (incarnation === null && wasWhole) this.#status.change({ rebuilding: 'missing' });
    if (incarnation !== null && this.status.rebuilding === 'missing') this.#status.change({ rebuilding: null });
  }

  #count(): void {
    const { contents } = this.#options.journal;
    this.#status.change({
      unsent: contents.unanswered().length,
      refused: contents.refused().length,
      journalDamage: contents.damage,
    });
  }

  #journalFault(error: unknown): void {
    this.#options.log.error('journal-fault', error);
    this.reportJournalFault(writeFaultOf(error));
  }

  #greet(): void {
    const { profile, actor, journal } = this.#options;
    const { contents } = journal;
    this.#worker?.greet({
      type: 'hello',
      profile,
      actor,
      clientId: contents.clientId,
      givenSeq: contents.givenSeq,
      formerClientIds: [...contents.formerClientIds],
      waiting: contents.waiting(),
      refused: contents.refused(),
      done: contents.done(rememberedDone),
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
    if (!result.ok) return;
    this.wake();
    this.#pushMeanwhile.wake();
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
