import { type CommandEnvelope, type CommandOutcome, schemaVersion } from '#shared/commands/envelope.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import { JournalContents } from './contents.ts';
import { type Disk, JournalFile, realDisk } from './journal-file.ts';
import type { JournalRecord } from './record.ts';

/** Answered commands stay this long, so that a server restored from last night's backup gets them again. */
const keepAnsweredMilliseconds = 3 * 24 * 3_600_000;

/** Below this the file is not worth rewriting; nor before it has doubled since the last time. */
const compactAtBytes = 1_000_000;

export type WriteFault = 'disk-full' | 'write-failed';

/** Returns why the disk said no, in the two ways a person can do something about. */
export function writeFaultOf(error: unknown): WriteFault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'write-failed';
}

/** A command as the person did it, before it has a number. */
export interface NewCommand {
  readonly id: Id;
  readonly name: string;
  readonly args: unknown;
  readonly at: Instant;
}

export type AppendResult = { ok: true; envelope: CommandEnvelope } | { ok: false; reason: WriteFault };

interface Pending {
  /** Made when it is this write's turn, because numbers are given in the order of the file. */
  readonly make: (nextSeq: number) => readonly JournalRecord[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Options {
  readonly path: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly disk?: Disk;
}

/**
 * Everything a person did on this workstation that the server may not have: appended and fsynced before "saved" is said.
 * Format and promises: docs/spec-journal.md.
 */
export class Journal {
  readonly #file: JournalFile;
  readonly #clock: Clock;
  readonly #log: Logger;
  #contents: JournalContents;
  #begun: boolean;
  #openingError: { readonly error: unknown } | null = null;
  #pending: Pending[] = [];
  #appending = new Map<Id, Promise<AppendResult>>();
  #compactAtBytes = compactAtBytes;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(file: JournalFile, contents: JournalContents, begun: boolean, options: Options) {
    this.#file = file;
    this.#contents = contents;
    this.#begun = begun;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /**
   * Opens the journal, or an empty one when there is no file. A torn end is cut off; a damaged middle is kept as a copy,
   * the readable rest goes on under a new client id, because numbers that were lost must not be given twice. When the
   * file cannot be read or put right, `fault` says so and nothing is written, so that nothing is written over.
   */
  static async open(options: Options): Promise<Journal> {
    const file = new JournalFile(options.path, options.disk ?? realDisk);
    let journal = new Journal(file, new JournalContents(newId()), false, options);
    try {
      const reading = await file.read();
      if (reading === null) return journal;
      const begun = reading.records[0]?.type === 'begin';
      journal = new Journal(file, new JournalContents(newId(), reading.records), begun, options);
      if (reading.damagedLines > 0 || (!begun && reading.records.length > 0)) {
        options.log.warning('journal-damaged', { damaged: reading.damagedLines, readable: reading.records.length });
        await file.quarantine(`damaged-${options.clock.now()}`);
        await journal.renewClient();
      }
    } catch (error) {
      options.log.error('journal-unusable', error);
      journal.#openingError = { error };
    }
    return journal;
  }

  /** Why nothing can be saved since the journal was opened; null when it could be opened. */
  get fault(): WriteFault | null {
    return this.#openingError === null ? null : writeFaultOf(this.#openingError.error);
  }

  /** What the journal says; only what is durable. */
  get contents(): JournalContents {
    return this.#contents;
  }

  /**
   * Makes a command durable and gives it its number. The same identifier again returns the first envelope. `replaces`: the
   * refused command that it corrects, put aside in the same write.
   */
  append(command: NewCommand, replaces: Id | null = null): Promise<AppendResult> {
    const running = this.#appending.get(command.id);
    if (running !== undefined) return running;
    const result = this.#append(command, replaces).finally(() => this.#appending.delete(command.id));
    this.#appending.set(command.id, result);
    return result;
  }

  async #append(command: NewCommand, replaces: Id | null): Promise<AppendResult> {
    try {
      await this.#write((seq) => {
        if (this.#contents.find(command.id) !== undefined) return [];
        const envelope = { ...command, clientId: this.#contents.clientId, seq, schemaVersion };
        const discarded = replaces === null ? [] : [{ type: 'refusal-discarded' as const, commandId: replaces }];
        return [{ type: 'command', envelope }, ...discarded];
      });
    } catch (error) {
      this.#log.error('journal-append-failed', error);
      return { ok: false, reason: writeFaultOf(error) };
    }
    const envelope = this.#contents.find(command.id);
    if (envelope === undefined) throw new Error('a durable command is not in the journal');
    return { ok: true, envelope };
  }

  /** Makes the server's answers durable. Throws the system's error. */
  recordOutcomes(outcomes: readonly CommandOutcome[], at: Instant): Promise<void> {
    return this.#write(() => outcomes.map((outcome) => ({ type: 'outcome', outcome, at })));
  }

  /**
   * Records up to where the replica holds our commands. `final`: the replica is level with the server, so a lower number
   * than before means that the server has forgotten; those commands become unanswered again. Returns whether they did.
   */
  async recordContained(seq: number, final: boolean): Promise<boolean> {
    let isReopened = false;
    await this.#write(() => {
      if (seq > this.#contents.containedSeq) return [{ type: 'contained', seq }];
      isReopened = final && seq < this.#contents.containedSeq;
      return isReopened ? [{ type: 'reopened', fromSeq: seq + 1 }] : [];
    });
    if (final && this.#file.size > this.#compactAtBytes && this.#contents.waiting().length === 0) await this.compact();
    return isReopened;
  }

  /** The person has put a refused command aside. Throws the system's error. */
  discardRefused(commandId: Id): Promise<void> {
    return this.#write(() => [{ type: 'refusal-discarded', commandId }]);
  }

  /**
   * The server goes on at `expectedSeq`, which is not what we sent: commands from there on are unanswered again, and are
   * numbered anew when there is a hole in their numbers. The server has seen none of them, so nothing happens twice.
   */
  async continueAt(expectedSeq: number): Promise<void> {
    await this.#write(() => [{ type: 'reopened', fromSeq: expectedSeq }]);
    const hasHole = this.#contents.unanswered().some(({ seq }, index) => seq !== expectedSeq + index);
    if (hasHole || this.#contents.nextSeq < expectedSeq) {
      await this.#rewrite(() => this.#contents.renumbered(this.#contents.clientId, expectedSeq));
    }
  }

  /** Goes on as a new client: for a journal that is older than what the server has seen of it, or damaged. */
  renewClient(): Promise<void> {
    return this.#rewrite(() => this.#contents.renumbered(newId(), 1));
  }

  /** Rewrites the file without what no longer matters. */
  async compact(): Promise<void> {
    const keepSince = new Date(this.#clock.now() - keepAnsweredMilliseconds).toISOString();
    await this.#rewrite(() => this.#contents.compacted(keepSince));
    this.#compactAtBytes = Math.max(compactAtBytes, 2 * this.#file.size);
  }

  /** Waits for what is being written and closes the file. */
  async close(): Promise<void> {
    await this.#turn;
    await this.#file.close();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  #write(make: Pending['make']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ make, resolve, reject });
      if (this.#pending.length === 1) void this.#inTurn(() => this.#flush());
    });
  }

  /** Everything that came while the disk was busy shares one write and one fsync. */
  async #flush(): Promise<void> {
    const batch = this.#pending;
    this.#pending = [];
    try {
      if (this.#openingError !== null) throw this.#openingError.error;
      const records: JournalRecord[] = [];
      let nextSeq = this.#contents.nextSeq;
      for (const { make } of batch) {
        const made = make(nextSeq);
        nextSeq += made.filter((record) => record.type === 'command').length;
        records.push(...made);
      }
      if (records.length > 0 && !this.#begun) records.unshift(this.#begin());
      if (records.length > 0) await this.#file.append(records);
      this.#begun = records.length > 0 || this.#begun;
      for (const record of records) this.#contents.apply(record);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  #begin(): JournalRecord {
    const { clientId, nextSeq, containedSeq } = this.#contents;
    return { type: 'begin', format: 1, clientId, nextSeq, containedSeq };
  }

  #rewrite(build: () => JournalRecord[]): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#openingError !== null) throw this.#openingError.error;
      const records = build();
      await this.#file.replace(records);
      this.#begun = true;
      this.#contents = new JournalContents(this.#contents.clientId, records);
    });
  }
}
