import { rowKinds } from '#shared/sync/kinds.ts';
import type { SegmentWords } from '../reading/segment-words.ts';
import { textDependencies } from '../reading/texts.ts';
import type { ServerRows } from '../replica/server-rows.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import { PackedSegment } from '../rows/packed-segment.ts';
import type { SegmentData } from '../rows/segment-data.ts';
import type { ReplicaStorage } from './storage.ts';
import { succeeds } from './succeeds.ts';

/** After the first answers and pictures: nobody waits for words who has not typed any. */
const readAfterMilliseconds = 700;
/** Words gathered since the last write wait for others for so long. */
const writeAfterMilliseconds = 2_000;
/** Read and written together: about a megabyte, between two of which questions are answered. */
const segmentsAtOnce = 4;

interface Surroundings {
  storage: ReplicaStorage;
  serverRows(): ServerRows;
  /** Runs a function after so many milliseconds; the function returned calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** Runs a step when nothing else is written. */
  inTurn(step: () => Promise<void>): Promise<void>;
  /** Whether storage is in step. */
  mayWrite(): boolean;
  take(rows: PackedRows, words: SegmentWords): void;
  /** Storage has refused a read or write: for the log. */
  refused(error: unknown): void;
}

/** Words that are made of other rows as well are another with those, and gathered at each start; few kinds have such. */
const keptKinds = rowKinds.filter((kind) => Object.keys(textDependencies(kind)).length === 0);
const isKept = new Set(keptKinds);

/**
 * Keeps the words of segments beside them in storage: gathering those of 200,000 tickets takes seconds, reading them a part
 * of one. What is not there, or was gathered by another version of the application, is gathered as if there were no storage.
 */
export class WordKeeper {
  private readonly around: Surroundings;
  private gathered = new Map<SegmentData, SegmentWords>();
  private callOff: () => void = () => undefined;
  private isWriting = false;
  private closed = false;
  /** Whether words that were stored are on their way. */
  isReading = true;

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Reads, in a moment, what is stored for the rows there are. */
  start(): void {
    this.around.after(readAfterMilliseconds, () => {
      void succeeds(this.read(), this.around.refused).then(() => {
        this.isReading = false;
      });
    });
  }

  /** Words of a segment have been gathered and are to be stored when there are no more for a while. */
  take(rows: PackedRows, words: SegmentWords): void {
    if (this.closed || !(rows instanceof PackedSegment) || !isKept.has(rows.kind)) return;
    this.gathered.set(rows.data, words);
    if (!this.isWriting) this.plan();
  }

  close(): void {
    this.closed = true;
    this.callOff();
  }

  private plan(): void {
    this.callOff();
    this.callOff = this.around.after(writeAfterMilliseconds, () => {
      this.isWriting = true;
      void succeeds(this.write(), this.around.refused).then(() => {
        this.isWriting = false;
        if (this.gathered.size > 0 && !this.closed) this.plan();
      });
    });
  }

  private async read(): Promise<void> {
    const rows = this.around.serverRows();
    for (const kind of keptKinds) {
      const segments = [...rows.table(kind).segments];
      for (let from = 0; from < segments.length; from += segmentsAtOnce) {
        const some = segments.slice(from, from + segmentsAtOnce);
        const stored = await this.around.storage.readWords(some.map(({ data }) => data));
        if (this.closed) return;
        for (const segment of some) {
          const words = stored.get(segment.data);
          if (words !== undefined) this.around.take(segment, words);
        }
      }
    }
  }

  /** What cannot be stored is gathered again at the next start; that is all that is lost. */
  private async write(): Promise<void> {
    const all = [...this.gathered];
    this.gathered = new Map();
    for (let from = 0; from < all.length; from += segmentsAtOnce) {
      await this.around.inTurn(async () => {
        if (this.closed || !this.around.mayWrite()) return;
        const some = new Map(all.slice(from, from + segmentsAtOnce));
        await succeeds(this.around.storage.writeWords(some), this.around.refused);
      });
    }
  }
}
