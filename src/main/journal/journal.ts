import { type CommandEnvelope, type CommandOutcome, schemaVersion } from '#shared/commands/envelope.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import { JournalContents } from './contents.ts';
import { type Disk, JournalFile, realDisk } from './journal-file.ts';
import type { JournalReading } from './read-journal.ts';
import type { JournalRecord, JournalServer } from './record.ts';
import { RecordWriter } from './record-writer.ts';
import { compacted, renewed, restored } from './rewriting.ts';
import { type WriteFault, writeFaultOf } from './write-fault.ts';

/** Of a server that has not said: three days, so that a weekend's failed backups lose nothing. */
const defaultBackupIntervalHours = 72;

/** Below this the file is not worth rewriting; nor before it has doubled since the last time, which bounds the cost. */
const compactAtBytes = 1_000_000;

/** A command as the person did it, before it has a number. */
export interface NewCommand {
  readonly id: Id;
  readonly name: string;
  readonly args: unknown;
  readonly at: Instant;
}

export type AppendResult = { ok: true; envelope: CommandEnvelope } | { ok: false; reason: WriteFault };

/** The replica is level with the server. */
export interface Level {
  /** Last `seq` of this client that the server has executed, and the replica holds. */
  readonly containedSeq: number;
  readonly incarnation: Id;
  /** The server showed in another way than these numbers that it was put back from a backup. */
  readonly isRestored: boolean;
  /** By the clock of the server where it is known: the age of what is kept is measured against it. */
  readonly now: Instant;
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
  readonly #writer: RecordWriter;
  #contents: JournalContents;
  #appending = new Map<Id, Promise<AppendResult>>();
  #compactAtBytes = compactAtBytes;
  /** Damage was found at this start, and the person is told of it. */
  #wasPutRight = false;
  /** The name of the copy kept since this start; a write that fails is tried again, and needs no second one. */
  #copy: string | null = null;

  private constructor(file: JournalFile, contents: JournalContents, begun: boolean, options: Options) {
    this.#file = file;
    this.#contents = contents;
    this.#clock = options.clock;
    this.#log = options.log;
    const onRewritten = (records: readonly JournalRecord[]) => {
      this.#contents = new JournalContents(this.#contents.clientId, records);
    };
    const onNotNoted = (error: unknown) => options.log.error('journal-length-not-noted', error);
    this.#writer = new RecordWriter(file, { contents: () => this.#contents, onRewritten, onNotNoted }, begun);
  }

  /**
   * Opens the journal, or an empty one when there is no file. A torn end is cut off; one with a damaged middle, or shorter
   * than it is known to have been, is kept as a copy,
   * the readable rest goes on under a new client id, because numbers that were lost must not be given twice, and
   * `contents.damage` says so. When the file cannot be read or put right, `fault` says so and nothing is written, so that
   * nothing is written over.
   */
  static async open(options: Options): Promise<Journal> {
    const file = new JournalFile(options.path, options.disk ?? realDisk);
    const empty = new Journal(file, new JournalContents(newId()), false, options);
    let journal = empty;
    // Rubbish in the folder is no reason not to work.
    await file.sweep().catch((error: unknown) => options.log.error('journal-not-swept', error));
    try {
      const reading = await file.read();
      if (reading === null) return empty;
      const begun = reading.records[0]?.type === 'begin';
      journal = new Journal(file, new JournalContents(newId(), reading.records), begun, options);
      if (reading.damagedLines > 0 || (!begun && reading.records.length > 0)) await journal.#putRight(reading);
    } catch (error) {
      options.log.error('journal-unusable', error);
      journal.#writer.block(error);
    }
    return journal;
  }

  /** Why nothing can be saved until the next start; null while the journal takes what comes. */
  get fault(): WriteFault | null {
    const { blocked } = this.#writer;
    return blocked === null ? null : writeFaultOf(blocked.error);
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
      await this.#writer.write((seq) => {
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
    return this.#writer.write(() => outcomes.map((outcome) => ({ type: 'outcome', outcome, at })));
  }

  /** Records up to where the replica holds our commands, on the way to being level. Throws the system's error. */
  recordContained(seq: number): Promise<void> {
    return this.#writer.write(() => (seq > this.#contents.containedSeq ? [{ type: 'contained', seq }] : []));
  }

  /**
   * Records that the replica is level with the server. When the server knows less of this client than it has acknowledged,
   * or is another database than before, it was put back from a backup: what it may have forgotten is unanswered again.
   * Returns whether it was. Throws the system's error.
   */
  async recordLevel(level: Level): Promise<boolean> {
    let isReopened = false;
    await this.#writer.rewrite(() => {
      isReopened = this.#isRestored(level);
      if (!isReopened) return null;
      return restored(this.#contents, level.containedSeq + 1, this.#serverNow(level), this.#keepSince(level.now));
    });
    if (isReopened) return true;
    await this.#writer.write(() => {
      const records: JournalRecord[] = [];
      const { containedSeq, server } = this.#contents;
      if (level.containedSeq > containedSeq) records.push({ type: 'contained', seq: level.containedSeq });
      if (server?.incarnation !== level.incarnation || !server.wasLevel)
        records.push({ type: 'server', ...this.#serverNow(level) });
      return records;
    });
    if (this.#file.size > this.#compactAtBytes) await this.compact(level.now);
    return false;
  }

  #isRestored({ containedSeq, incarnation, isRestored }: Level): boolean {
    const known = this.#contents.server?.incarnation ?? null;
    const isOtherDatabase = known !== null && known !== incarnation;
    return isRestored || isOtherDatabase || containedSeq < this.#contents.highestAcknowledgedSeq();
  }

  #serverNow({ incarnation }: Level): JournalServer {
    return { incarnation, backupIntervalHours: this.#intervalHours, wasLevel: true };
  }

  get #intervalHours(): number {
    return this.#contents.server?.backupIntervalHours ?? defaultBackupIntervalHours;
  }

  /**
   * Records which server this is and for how long its backups may not hold what it has acknowledged. Said before the first
   * command goes out, so that a later database is known for another. Returns whether it is another: that stands in the
   * journal only once the replica is level with it. Throws the system's error.
   */
  async recordMeeting({ incarnation, backupIntervalHours }: Omit<JournalServer, 'wasLevel'>): Promise<boolean> {
    await this.#writer.write(() => {
      const { server } = this.#contents;
      const next = { incarnation, wasLevel: false, ...server, backupIntervalHours };
      return server?.backupIntervalHours === backupIntervalHours ? [] : [{ type: 'server', ...next }];
    });
    return this.#contents.server?.incarnation !== incarnation;
  }

  /** The person has put a refused command aside. Throws the system's error. */
  discardRefused(commandId: Id): Promise<void> {
    return this.#writer.write(() => [{ type: 'refusal-discarded', commandId }]);
  }

  /**
   * The server goes on at `expectedSeq`, which is before what we sent: it was put back from a backup, or numbers are missing
   * here. What it does not know is unanswered again and numbered from there; it recognises what it knows all the same.
   */
  continueAt(expectedSeq: number): Promise<void> {
    const keepSince = this.#keepSince(this.#nowHere());
    return this.#writer.rewrite(() => restored(this.#contents, expectedSeq, this.#contents.server, keepSince));
  }

  /** Goes on as a new client: for a journal that is older than what the server has seen of it. */
  renewClient(): Promise<void> {
    return this.#writer.rewrite(() => renewed(this.#contents, newId(), this.#keepSince(this.#nowHere())));
  }

  /**
   * The replica knows of more than this journal does: numbers it never gave, or the client id (`lost`) of a journal that was here
   * before it. So lines are gone together with the mark that would have told of them. Goes on as a new client, whose numbers nobody
   * has seen, and the person is told. Throws the system's error.
   */
  async recordLoss(lost: Id): Promise<void> {
    this.#log.warning('journal-behind-replica');
    await this.#renewDamaged(0, lost);
  }

  /** Rewrites the file without what no longer matters `now`. Throws the system's error. */
  async compact(now: Instant = this.#nowHere()): Promise<void> {
    await this.#writer.rewrite(() => compacted(this.#contents, this.#keepSince(now)));
    this.#compactAtBytes = Math.max(compactAtBytes, 2 * this.#file.size);
  }

  /** Waits for what is being written and closes the file. */
  async close(): Promise<void> {
    await this.#writer.settled();
    await this.#file.close();
  }

  async #putRight({ damagedLines, records }: JournalReading): Promise<void> {
    this.#log.warning('journal-damaged', { damaged: damagedLines, readable: records.length });
    await this.#renewDamaged(damagedLines, null);
    this.#wasPutRight = true;
  }

  /** Keeps a copy and goes on as a new client. What was told of this start's damage is not told again with less. */
  async #renewDamaged(lines: number, lost: Id | null): Promise<void> {
    const copy = this.#copy ?? (await this.#file.quarantine(`damaged-${this.#clock.now()}`));
    this.#copy = copy;
    const at = this.#nowHere();
    await this.#writer.rewrite(() => {
      if (!this.#wasPutRight) this.#contents.apply({ type: 'damage', at, copy, lines });
      return renewed(this.#contents, newId(), this.#keepSince(at), lost);
    });
  }

  #nowHere(): Instant {
    return new Date(this.#clock.now()).toISOString();
  }

  #keepSince(now: Instant): Instant {
    return new Date(Date.parse(now) - this.#intervalHours * 3_600_000).toISOString();
  }
}
