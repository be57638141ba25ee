import type { Answer, Question } from '../question.ts';
import type { WordsGathered } from '../reading/kind-index.ts';
import { OpenQuestions } from '../reading/open-questions.ts';
import { ReadIndex } from '../reading/read-index.ts';
import type { SegmentWords } from '../reading/segment-words.ts';
import type { Replica } from '../replica/replica.ts';
import type { ServerRows } from '../replica/server-rows.ts';
import { DamagedError } from '../rows/damaged-error.ts';
import type { PackedRows } from '../rows/packed-rows.ts';

interface Surroundings {
  replica: Replica;
  send(watchId: number, answer: Answer): void;
  later(run: () => void): void;
  after(milliseconds: number, run: () => void): () => void;
  /** Words of a segment have been gathered. */
  gathered: WordsGathered;
  /** Whether words gathered earlier are on their way. */
  isExpecting(): boolean;
  /** A stored row was looked at that does not hold. */
  damaged(error: DamagedError): void;
}

/** The open questions of a replica whose rows are parsed when they are first looked at: one that does not hold is found here. */
export class CheckedQuestions {
  private readonly around: Surroundings;
  private readonly open: OpenQuestions;
  private readonly index: ReadIndex;
  /** The rows one of which has been told to be damaged. */
  private knownDamaged: ServerRows | null = null;

  constructor(around: Surroundings) {
    this.around = around;
    this.index = new ReadIndex(around.replica, around.gathered);
    this.open = new OpenQuestions(this.index, (watchId, answer) => around.send(watchId, answer), {
      isExpecting: () => around.isExpecting(),
      later: (run) => around.later(() => this.reading(run)),
      after: (milliseconds, run) => around.after(milliseconds, () => this.reading(run)),
    });
  }

  ask(watchId: number, question: Question): void {
    // Whoever has just heard that something is saved sees it.
    this.refresh();
    this.reading(() => this.open.ask(watchId, question));
  }

  close(watchId: number): void {
    this.open.close(watchId);
  }

  /** Answers anew what the replica's last steps concern. */
  refresh(): void {
    const changes = this.around.replica.takeChanges();
    if (changes !== null) this.reading(() => this.open.changed(changes));
  }

  /** The same once the messages that wait have had their turn, "saved" among them. */
  refreshLater(): void {
    this.around.later(() => this.refresh());
  }

  /** A command is on its way to disk: what changes by itself waits a little. */
  hold(): void {
    this.open.hold();
  }

  release(): void {
    this.open.release();
  }

  takeWords(rows: PackedRows, words: SegmentWords): void {
    this.index.takeWords(rows, words);
  }

  private reading(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      this.tell(error);
    }
    const damage = this.around.replica.takeDamage();
    if (damage !== null) this.tell(damage);
  }

  /** Once: main would give up the snapshot that mends it whenever somebody looks at the row again. */
  private tell(error: DamagedError): void {
    const rows = this.around.replica.serverRows;
    if (this.knownDamaged === rows) return;
    this.knownDamaged = rows;
    this.around.damaged(error);
  }
}
