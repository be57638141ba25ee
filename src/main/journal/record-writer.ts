import type { JournalContents } from './contents.ts';
import { type JournalFile, ReplacementInDoubt } from './journal-file.ts';
import type { JournalRecord } from './record.ts';
import { beginOf } from './rewriting.ts';

interface Pending {
  /** Made when it is this write's turn, because numbers are given in the order of the file. */
  readonly make: (nextSeq: number) => readonly JournalRecord[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Owner {
  /** What the file holds, as of the last write. */
  readonly contents: () => JournalContents;
  /** The file was written anew with these records. */
  readonly onRewritten: (records: readonly JournalRecord[]) => void;
  /** How long the file is could not be noted beside it. */
  readonly onNotNoted: (error: unknown) => void;
}

/** One write at a time to the file of a journal; what comes while the disk is busy shares the next write and fsync. */
export class RecordWriter {
  readonly #file: JournalFile;
  readonly #owner: Owner;
  /** Whether the file has its first line. */
  #begun: boolean;
  #pending: Pending[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #blocked: { readonly error: unknown } | null = null;

  constructor(file: JournalFile, owner: Owner, begun: boolean) {
    this.#file = file;
    this.#owner = owner;
    this.#begun = begun;
  }

  /** Why nothing is written: the file could not be read, or it is not known which one a crash would leave. */
  get blocked(): { readonly error: unknown } | null {
    return this.#blocked;
  }

  block(error: unknown): void {
    this.#blocked = { error };
  }

  /** Resolves when the records are durable and in the contents. `make` gets the next number. Throws the system's error. */
  write(make: Pending['make']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ make, resolve, reject });
      if (this.#pending.length === 1) void this.#inTurn(() => this.#flush());
    });
  }

  /**
   * Writes the file anew with what `build` returns in its turn; null leaves it. Throws the system's error. Where it is not
   * sure which file a crash would leave, nothing more is written until the next start has read the one that is there.
   */
  rewrite(build: () => JournalRecord[] | null): Promise<void> {
    return this.#inTurn(async () => {
      this.#mustNotBeBlocked();
      const records = build();
      if (records === null) return;
      await this.#file.replace(records).catch((error: unknown) => {
        if (!(error instanceof ReplacementInDoubt)) throw error;
        this.block(error.cause);
        throw error.cause;
      });
      this.#begun = true;
      this.#owner.onRewritten(records);
      await this.#note();
    });
  }

  /** Waits for what is being written. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async #flush(): Promise<void> {
    const batch = this.#pending;
    this.#pending = [];
    try {
      this.#mustNotBeBlocked();
      const contents = this.#owner.contents();
      const records: JournalRecord[] = [];
      let nextSeq = contents.nextSeq;
      for (const { make } of batch) {
        const made = make(nextSeq);
        nextSeq += made.filter((record) => record.type === 'command').length;
        records.push(...made);
      }
      if (records.length > 0 && !this.#begun) records.unshift(beginOf(contents));
      if (records.length > 0) await this.#file.append(records);
      this.#begun = records.length > 0 || this.#begun;
      for (const record of records) contents.apply(record);
      for (const { resolve } of batch) resolve();
      if (records.length > 0) await this.#note();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** Without its mark the journal is as good as before, only a cut would go unnoticed: what failed is told, not thrown. */
  async #note(): Promise<void> {
    await this.#file.note().catch((error: unknown) => this.#owner.onNotNoted(error));
  }

  #mustNotBeBlocked(): void {
    if (this.#blocked !== null) throw this.#blocked.error;
  }
}
