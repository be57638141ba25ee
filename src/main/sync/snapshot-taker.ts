import { assertNever } from '#shared/assert-never.ts';
import { schemaVersion } from '#shared/commands/envelope.ts';
import type { SnapshotBegin, SnapshotResume } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Clock } from '../clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Logger } from '../log/logger.ts';
import { type RoundEnd, roundEndOf } from './decide.ts';
import { type SnapshotBlock, snapshotBlocks } from './snapshot-blocks.ts';
import type { StatusTeller } from './status.ts';
import type { SyncApi } from './sync-api.ts';
import { WorkerFault, type WorkerLink } from './worker-link.ts';

/** A snapshot stream that brings nothing for this long is given up; it goes on from there with the next. */
const silentMilliseconds = 30_000;

interface Options {
  readonly api: SyncApi;
  readonly journal: Journal;
  readonly status: StatusTeller;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Who gets a stream, from where it was asked to go on, and who hears that it has begun. */
interface Receiver {
  readonly worker: WorkerLink;
  readonly resume: SnapshotResume | null;
  readonly onBegin: (begin: SnapshotBegin) => void;
}

/** The replica is whole as the stream said when it began, or why it is not. */
export type SnapshotEnd = { type: 'taken'; begin: SnapshotBegin; serverTime: Instant | undefined } | RoundEnd;

/** Carries snapshots from the API to the replica worker, going on where the last one broke. */
export class SnapshotTaker {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Throws WorkerFault. */
  async take(worker: WorkerLink, signal: AbortSignal, onBegin: Receiver['onBegin']): Promise<SnapshotEnd> {
    const { api, journal, status, log } = this.#options;
    const silent = new AbortController();
    const resume = worker.position?.incoming ?? null;
    const request = { clientId: journal.contents.clientId, schemaVersion, resume };
    const answer = await api.snapshot(request, AbortSignal.any([signal, silent.signal]));
    if (answer.type !== 'ok') return roundEndOf(answer);
    status.connection('online');
    try {
      const begin = await this.#carry(answer.value, { worker, resume, onBegin }, silent);
      return { type: 'taken', begin, serverTime: answer.serverTime };
    } catch (error) {
      worker.post({ type: 'snapshotAborted' });
      if (error instanceof WorkerFault) throw error;
      log.error('snapshot-broken', error, { resumed: resume !== null });
      return { type: 'retry', reachable: false, afterSeconds: null };
    } finally {
      silent.abort();
    }
  }

  /** Returns how the stream began, once it has ended well. */
  async #carry(body: ReadableStream<Uint8Array>, to: Receiver, silent: AbortController): Promise<SnapshotBegin> {
    const { clock } = this.#options;
    let begin: SnapshotBegin | null = null;
    let cancelSilence = clock.after(silentMilliseconds, () => silent.abort());
    try {
      for await (const block of snapshotBlocks(body)) {
        // Time that the worker takes to store is not silence of the network.
        cancelSilence();
        if (block.type === 'begin') begin = block;
        else if (begin === null) throw new Error('a snapshot that does not begin');
        await this.#handOver(block, to);
        cancelSilence = clock.after(silentMilliseconds, () => silent.abort());
      }
    } finally {
      cancelSilence();
    }
    if (begin === null) throw new Error('a snapshot without anything');
    return begin;
  }

  async #handOver(block: SnapshotBlock, { worker, resume, onBegin }: Receiver): Promise<void> {
    const { status } = this.#options;
    switch (block.type) {
      case 'begin':
        if (!block.resumed) status.change({ snapshot: { done: 0, total: block.total } });
        worker.beginSnapshot(block, resume);
        onBegin(block);
        return;
      case 'changes':
        worker.post({ type: 'snapshotChanges', changes: block.changes });
        return;
      case 'rows':
        await worker.takeRows({ type: 'snapshotRows', kind: block.kind, count: block.count, bytes: block.bytes });
        return;
      case 'end':
        await worker.finishSnapshot(block.total);
        status.change({ snapshot: null, rebuilding: null });
        return;
      default:
        assertNever(block);
    }
  }
}
