import type { MainToWorker, WorkerToMain } from '#shared/replica/port-protocol.ts';
import { parseChanges, verifyChecksum } from '../replica/parse-changes.ts';
import type { Replica } from '../replica/replica.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import { StagedPages } from './staged-pages.ts';
import type { ReplicaStorage } from './storage.ts';
import { succeeds } from './succeeds.ts';

type PullMessage = Extract<MainToWorker, { type: 'pull' }>;

interface Surroundings {
  storage: ReplicaStorage;
  replica: Replica;
  toMain(message: WorkerToMain): void;
  /** Whether storage is in step. */
  mayWrite(): boolean;
  /** All there was has come and is in memory; `stored` is false when storage did not take it. */
  applied(stored: boolean): void;
  /** Storage has refused a write: for the log. */
  refused(error: unknown): void;
}

/** Takes pages of server changes in: those of one catch-up together, first into storage and then into memory. */
export class PageIntake {
  private readonly around: Surroundings;
  private readonly staged = new StagedPages();

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Resolves when the page has taken effect, or waits for the others. Rejects with DamagedError when it does not hold. */
  async receive({ response }: PullMessage): Promise<void> {
    const { replica, storage, toMain } = this.around;
    // Main answers a required snapshot by taking one; there is nothing to apply.
    if (response.type === 'snapshot-required') return;
    verifyChecksum(response.changes, response.checksum);
    const { incarnation, access, clientId } = replica.position;
    if (response.incarnation !== incarnation) throw new DamagedError('a page of another server database');
    const { cursors, containedSeq } = response;
    const position = { incarnation, access, cursors, clientId, containedSeq };
    this.staged.add(parseChanges(response.changes));
    if (response.more) {
      // Own commands stay where they are until all is there; only main's next question goes on from here.
      const contained = replica.position.containedSeq;
      toMain({ type: 'pageApplied', incarnation, access, cursors, containedSeq: contained, more: true });
      return;
    }
    const changes = this.staged.take();
    let stored = false;
    if (this.around.mayWrite()) {
      stored = await succeeds(storage.applyPage({ changes: replica.resolve(changes), position }), this.around.refused);
    }
    replica.applyPage(changes, position);
    this.around.applied(stored);
  }

  /** What was held back of a catch-up comes again. */
  forget(): void {
    this.staged.forget();
  }
}
