import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Replica } from '../replica/replica.ts';
import type { ServerRows } from '../replica/server-rows.ts';
import { PackedSegment } from '../rows/packed-segment.ts';
import { type MergePart, mergePart, mergeParts } from './merge-rows.ts';
import type { ReplicaStorage } from './storage.ts';
import { succeeds } from './succeeds.ts';

/** The worker counts as idle when it has heard nothing for so long. */
const idleMilliseconds = 5_000;

interface Surroundings {
  storage: ReplicaStorage;
  replica: Replica;
  /** So many changed rows are worth packing. */
  worthMerging: number;
  /** Runs a function after so many milliseconds; the function returned calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** Runs a step when no message is being taken in. */
  inTurn(step: () => Promise<void>): Promise<void>;
  /** Whether rows may be packed now: storage is in step, and no snapshot on its way. */
  mayMerge(): boolean;
  changed(): void;
  failed(error: unknown): void;
  /** Storage has refused a write: for the log. */
  refused(error: unknown): void;
}

/**
 * Packs changed rows into segments while nothing happens, a segment at a time, so that starting stays as fast as after a
 * snapshot. What is to be seen is the same before and after; a kill leaves either.
 */
export class SegmentMerger {
  private readonly around: Surroundings;
  private callOff: () => void = () => undefined;
  private running: Promise<void> | null = null;
  private closed = false;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Something happened: the idle time begins anew. */
  touched(): void {
    if (this.running !== null || this.closed) return;
    this.callOff();
    if (!this.isWorthwhile()) return;
    this.callOff = this.around.after(idleMilliseconds, () => {
      this.running = this.run().finally(() => {
        this.running = null;
      });
    });
  }

  /** Resolves when what has begun is done. */
  async settled(): Promise<void> {
    await this.running;
  }

  close(): void {
    this.closed = true;
    this.callOff();
  }

  private isWorthwhile(): boolean {
    return this.around.mayMerge() && this.around.replica.serverRows.changedCount >= this.around.worthMerging;
  }

  private async run(): Promise<void> {
    const rows = this.around.replica.serverRows;
    try {
      if (!this.isWorthwhile()) return;
      for (const kind of rowKinds) {
        for (const part of mergeParts(rows.table(kind))) {
          if (!(await this.merge(rows, kind, part))) return;
        }
      }
    } catch (error) {
      this.around.failed(error);
    }
  }

  /** Returns false when the rows are others by now, or storage refused. */
  private async merge<K extends RowKind>(rows: ServerRows, kind: K, part: MergePart<K>): Promise<boolean> {
    const { around } = this;
    const made = await mergePart(kind, part, () => new Promise((resolve) => around.after(0, resolve)));
    let done = false;
    await around.inTurn(async () => {
      if (this.closed || !around.mayMerge() || around.replica.serverRows !== rows) return;
      const table = rows.table(kind);
      done = await succeeds(
        around.storage.replaceSegments({
          kind,
          old: part.segment === undefined ? [] : [part.segment.data],
          new: made,
          merged: table.stillChanged(part.captured),
        }),
        around.refused,
      );
      if (!done) return;
      const segments = made.map((segment) => new PackedSegment(kind, segment));
      table.replace(part.segment, segments, part.captured);
      around.replica.segmentsChanged(kind);
      around.changed();
    });
    return done;
  }
}
