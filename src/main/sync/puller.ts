import { schemaVersion } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { PullResponse, SnapshotBegin } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Logger } from '../log/logger.ts';
import { type RoundEnd, roundEndOf } from './decide.ts';
import type { Meanwhile } from './meanwhile.ts';
import { SnapshotTaker } from './snapshot-taker.ts';
import type { StatusTeller } from './status.ts';
import type { SyncApi } from './sync-api.ts';
import type { ReplicaPosition, WorkerLink } from './worker-link.ts';

/** Changes per page: some 2 MB, stored by the worker in well under a second. */
const pageLimit = 2_000;

interface Options {
  readonly api: SyncApi;
  readonly journal: Journal;
  readonly status: StatusTeller;
  readonly clock: Clock;
  readonly log: Logger;
  /** What the replica holds could not be written down; pulling goes on, so that a person can at least read. */
  readonly onJournalFault: (error: unknown) => void;
  /** Commands were numbered anew or wait again: whoever holds the old account must be told all again. */
  readonly onReopened: () => void;
  /** Sends what is done while a snapshot streams. */
  readonly pushMeanwhile: Meanwhile;
}

/** A page asked for before the one before it is applied. */
interface NextPage {
  readonly answer: ReturnType<SyncApi['pull']>;
  /** Whether it is what would be asked for from here. */
  isFrom(reached: ReplicaPosition): boolean;
}

const level: RoundEnd = { type: 'level' };
const soon: RoundEnd = { type: 'retry', reachable: true, afterSeconds: null };

/** Versions down: brings the replica level with the API, page by page or with a new snapshot. */
export class Puller {
  readonly #options: Options;
  readonly #snapshots: SnapshotTaker;
  /** The API was put back from a backup; until the replica is level with it and the journal knows. */
  #isRestored = false;

  constructor(options: Options) {
    this.#options = options;
    this.#snapshots = new SnapshotTaker(options);
  }

  /**
   * Pulls until there is no more. `fresh`: the replica cannot be trusted, begin with a snapshot. Throws WorkerFault.
   */
  async pull(worker: WorkerLink, fresh: boolean, signal: AbortSignal): Promise<RoundEnd> {
    if (fresh) {
      const end = await this.#takeSnapshot(worker, signal);
      if (end.type !== 'level') return end;
    }
    let ahead: NextPage | null = null;
    for (;;) {
      const { position } = worker;
      if (position === null || signal.aborted) return level;
      // What was asked for ahead counts only while the worker stands where it was asked from.
      const answer = await (ahead?.isFrom(position)
        ? ahead.answer
        : this.#options.api.pull(this.#request(position), signal));
      ahead = null;
      if (answer.type !== 'ok') return roundEndOf(answer);
      this.#options.status.connection('online');
      const response = answer.value;
      if (response.type === 'snapshot-required') {
        this.#noteReason(response.reason);
        worker.post({ type: 'pull', response });
        const end = await this.#takeSnapshot(worker, signal);
        if (end.type !== 'level') return end;
        continue;
      }
      if (await this.#isOlderThanServer(response.containedSeq)) return soon;
      if (response.more) ahead = this.#askAhead({ ...position, cursors: response.cursors }, signal);
      await worker.applyPage({ type: 'pull', response });
      if (!response.more) return await this.#isLevel(response, answer.serverTime);
    }
  }

  /** Asks for the next page while the worker takes this one in. */
  #askAhead(position: ReplicaPosition, signal: AbortSignal): NextPage {
    const request = this.#request(position);
    const asked = JSON.stringify(request);
    const answer = this.#options.api.pull(request, signal);
    // A failure is met where it is awaited; until then it must not count as unheard.
    answer.catch(() => undefined);
    return { answer, isFrom: (reached) => JSON.stringify(this.#request(reached)) === asked };
  }

  #request(position: ReplicaPosition) {
    const { incarnation, access, cursors } = position;
    return {
      clientId: this.#options.journal.contents.clientId,
      incarnation,
      access,
      cursors,
      limit: pageLimit,
      schemaVersion,
    };
  }

  #noteReason(reason: Extract<PullResponse, { type: 'snapshot-required' }>['reason']): void {
    const { log, status } = this.#options;
    log.info('snapshot-required', { reason });
    if (reason !== 'incarnation-changed' && reason !== 'client-ahead') return;
    this.#isRestored = true;
    status.change({ rebuilding: 'restored-server' });
  }

  async #takeSnapshot(worker: WorkerLink, signal: AbortSignal): Promise<RoundEnd> {
    const { journal, pushMeanwhile } = this.#options;
    const acknowledged = journal.contents.highestAcknowledgedSeq();
    const taken = await this.#snapshots
      .take(worker, signal, (begin) => {
        if (this.#knowsAll(begin, acknowledged)) pushMeanwhile.begin();
      })
      .finally(() => pushMeanwhile.end());
    if (taken.type !== 'taken') return taken;
    const { containedSeq } = taken.begin;
    if (await this.#isOlderThanServer(containedSeq)) return soon;
    if (journal.contents.highestAcknowledgedSeq() === acknowledged) {
      return await this.#isLevel(taken.begin, taken.serverTime);
    }
    // What was sent meanwhile is not in it, which must not pass for forgotten: the pull that follows brings it.
    await this.#safely(() => journal.recordContained(containedSeq));
    return level;
  }

  /** A server that has forgotten something gets that first, in order, before anything new. */
  #knowsAll({ incarnation, containedSeq }: SnapshotBegin, acknowledged: number): boolean {
    const { server, nextSeq } = this.#options.journal.contents;
    const isSame = !this.#isRestored && incarnation === server?.incarnation;
    return isSame && containedSeq >= acknowledged && containedSeq < nextSeq;
  }

  async #isLevel(
    reached: { incarnation: Id; containedSeq: number },
    serverTime: Instant | undefined,
  ): Promise<RoundEnd> {
    const { journal, status, clock, onReopened } = this.#options;
    const now = new Date(clock.now()).toISOString();
    await this.#safely(async () => {
      const { incarnation, containedSeq } = reached;
      const isRestored = this.#isRestored;
      if (await journal.recordLevel({ incarnation, containedSeq, isRestored, now: serverTime ?? now })) onReopened();
      this.#isRestored = false;
    });
    // Who is level has no snapshot on its way, whatever one that broke off left standing.
    status.change({ lastPulledAt: now, snapshot: null });
    return level;
  }

  /** What the replica holds is not lost when it cannot be written down here: the API says it again. */
  async #safely(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#options.onJournalFault(error);
    }
  }

  /** A journal put back from a copy gives numbers the server has seen already; then it goes on as a new client. */
  async #isOlderThanServer(containedSeq: number): Promise<boolean> {
    const { journal, log } = this.#options;
    if (containedSeq < journal.contents.nextSeq) return false;
    log.warning('journal-older-than-server', { containedSeq, nextSeq: journal.contents.nextSeq });
    await journal.renewClient();
    this.#options.onReopened();
    return true;
  }
}
