import type { MainToWorker, WorkerToMain } from '#shared/replica/port-protocol.ts';
import type { SnapshotResume } from '#shared/sync/protocol.ts';
import { parseChanges } from '../replica/parse-changes.ts';
import type { Replica } from '../replica/replica.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import type { SegmentData } from '../rows/segment-data.ts';
import { IncomingSnapshot } from './incoming-snapshot.ts';
import type { ReplicaStorage, StoredIncoming } from './storage.ts';
import { succeeds } from './succeeds.ts';

type Message<T extends MainToWorker['type']> = Extract<MainToWorker, { type: T }>;
export type SnapshotMessage = Message<
  'snapshotBegin' | 'snapshotChanges' | 'snapshotRows' | 'snapshotEnd' | 'snapshotAborted'
>;

interface Surroundings {
  storage: ReplicaStorage;
  replica: Replica;
  toMain(message: WorkerToMain): void;
  /** Storage has refused a write: for the log. */
  refused(error: unknown): void;
  /** The rows to be seen have changed. */
  changed(): void;
  /** The snapshot has taken the place of all rows; `stored` is false when storage did not take all of it. */
  finished(stored: boolean): void;
}

/**
 * Takes snapshots in: packs rows, has them stored while the next come, and shows them at once where nothing was there
 * before. Otherwise the rows in use stay until the end.
 */
export class SnapshotIntake {
  private readonly around: Surroundings;
  private incoming: IncomingSnapshot | null = null;
  /** Whether a stream is running into `incoming`. */
  private streaming = false;
  private unwritten: SegmentData[] = [];
  private writing: Promise<void> = Promise.resolve();
  /** Whether storage took everything of the stream so far. */
  private stored = false;
  /** Where the stream could go on after a kill. */
  private durable: SnapshotResume | null;

  /** `durable`: where a stream that an earlier start left could go on. */
  constructor(around: Surroundings, durable: SnapshotResume | null) {
    this.around = around;
    this.durable = durable;
  }

  get resumePoint(): SnapshotResume | null {
    return this.durable;
  }

  /** Whether no snapshot is on its way in, nor to be gone on with. */
  get isIdle(): boolean {
    return this.incoming === null && this.durable === null;
  }

  /** Shows what an earlier start had received of the first snapshot. */
  show(left: StoredIncoming): void {
    this.incoming = IncomingSnapshot.left(left);
    this.stored = true;
    this.showIncoming(this.incoming);
  }

  /** Resolves when the message has taken effect. Rejects with DamagedError when it does not hold. */
  async receive(message: SnapshotMessage): Promise<void> {
    if (message.type === 'snapshotBegin') {
      await this.begin(message);
      return;
    }
    const { incoming } = this;
    // The rest of a stream that was given up.
    if (incoming === null || !this.streaming) return;
    if (message.type === 'snapshotChanges') {
      incoming.change(parseChanges(message.changes));
      return;
    }
    if (message.type === 'snapshotAborted') {
      this.streaming = false;
      this.keep(incoming, incoming.flush());
      await this.writing;
      return;
    }
    await this.writeResumed(incoming);
    if (message.type === 'snapshotRows') this.keep(incoming, incoming.add(message));
    else await this.end(incoming, message.total);
  }

  /** Main talks anew: what comes of the running stream is not to be waited for. */
  interrupt(): void {
    this.streaming = false;
  }

  /** What was received does not hold. */
  forget(): void {
    this.streaming = false;
    this.incoming = null;
    this.durable = null;
    this.unwritten = [];
  }

  private async begin({ begin, resume }: Message<'snapshotBegin'>): Promise<void> {
    const { storage, replica } = this.around;
    const { clientId, incarnation } = replica.position;
    this.streaming = false;
    await this.writing;
    if (begin.resumed) {
      this.incoming ??= await this.load();
      if (resume === null || this.incoming === null) throw new DamagedError('a snapshot that goes on from nothing');
      this.incoming.resume(begin, resume, clientId);
    } else {
      this.durable = null;
      this.incoming = IncomingSnapshot.fresh(begin, clientId);
      this.stored = false;
      const { version } = this.incoming;
      // The first rows are shown meanwhile; segments are written after it.
      this.writing = succeeds(storage.beginSnapshot(version), this.around.refused).then((stored) => {
        this.stored = stored;
      });
    }
    this.streaming = true;
    if (incarnation === null) this.showIncoming(this.incoming);
    this.tellProgress(this.incoming.rows.size);
  }

  private async load(): Promise<IncomingSnapshot | null> {
    const left = await this.around.storage.loadIncoming();
    this.stored = left !== null;
    return left && IncomingSnapshot.left(left);
  }

  private async writeResumed(incoming: IncomingSnapshot): Promise<void> {
    const { storage, replica } = this.around;
    const resumed = incoming.takeResumed();
    if (resumed === null) return;
    if (this.stored) this.stored = await succeeds(storage.resumeSnapshot(resumed), this.around.refused);
    this.durable = this.stored ? incoming.resumePoint : null;
    if (replica.position.incarnation === null) this.showIncoming(incoming);
  }

  private showIncoming(incoming: IncomingSnapshot): void {
    this.around.replica.showIncoming(incoming.rows, incoming.version.containedSeq);
    this.around.changed();
  }

  /** Has segments stored, and shows them if they are to be seen. */
  private keep(incoming: IncomingSnapshot, segments: readonly SegmentData[]): void {
    if (segments.length === 0) return;
    this.unwritten.push(...segments);
    if (this.unwritten.length === segments.length) this.writing = this.writing.then(() => this.write(incoming));
    if (this.around.replica.serverRows !== incoming.rows) return;
    for (const { kind } of segments) this.around.replica.segmentsChanged(kind);
    this.around.changed();
  }

  /** Writes what has been packed meanwhile in one transaction. */
  private async write(incoming: IncomingSnapshot): Promise<void> {
    const segments = this.unwritten.splice(0);
    const { rows, resumePoint } = incoming;
    const done = rows.size;
    if (this.stored) this.stored = await succeeds(this.around.storage.addToSnapshot(segments), this.around.refused);
    if (this.incoming !== incoming) return;
    this.durable = this.stored ? resumePoint : null;
    this.tellProgress(done);
  }

  private async end(incoming: IncomingSnapshot, total: number): Promise<void> {
    const { storage, replica } = this.around;
    this.keep(incoming, incoming.flush());
    await this.writing;
    incoming.verifyComplete(total);
    this.streaming = false;
    this.incoming = null;
    this.durable = null;
    const stored = this.stored && (await succeeds(storage.commitSnapshot(incoming.position), this.around.refused));
    replica.replaceRows(incoming.rows, incoming.position);
    this.around.changed();
    this.around.finished(stored);
    if (stored) await storage.sweep();
  }

  private tellProgress(done: number): void {
    const total = this.incoming?.total ?? done;
    this.around.toMain({ type: 'snapshotProgress', done, total, incoming: this.durable });
  }
}
