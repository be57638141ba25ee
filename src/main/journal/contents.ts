import { assertNever } from '#shared/assert-never.ts';
import type { CommandEnvelope, CommandOutcome, RefusedCommand } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { JournalDamage, JournalRecord, JournalServer } from './record.ts';

/** A command and what has become of it. */
export interface Entry {
  readonly envelope: CommandEnvelope;
  answer: { readonly outcome: CommandOutcome; readonly at: Instant } | null;
  /** Refused, and put aside by the person. */
  discarded: boolean;
}

/** A command that the replica does not hold yet, or that has no answer; with the outcome where one is known. */
export interface WaitingCommand {
  envelope: CommandEnvelope;
  outcome: CommandOutcome | null;
}

/** Whether the person still sees the command among what was not carried out. */
export function isShown({ answer, discarded }: Entry): boolean {
  return answer?.outcome.status === 'refused' && !discarded;
}

function serverOf({ incarnation, backupIntervalHours, wasLevel }: JournalServer): JournalServer {
  return { incarnation, backupIntervalHours, wasLevel };
}

/** What the journal's records add up to. Changes only by `apply`, after a record has become durable. */
export class JournalContents {
  #clientId: Id;
  #nextSeq = 1;
  #containedSeq = 0;
  #givenSeq = 0;
  #formerClientIds: readonly Id[] = [];
  #server: JournalServer | null = null;
  #damage: JournalDamage | null = null;
  /** In the order of the journal, which is the order the person did things in. */
  readonly #entries = new Map<Id, Entry>();
  readonly #idBySeq = new Map<number, Id>();

  /** `clientId` holds until a `begin` record names another. */
  constructor(clientId: Id, records: readonly JournalRecord[] = []) {
    this.#clientId = clientId;
    for (const record of records) this.apply(record);
  }

  get clientId(): Id {
    return this.#clientId;
  }

  get nextSeq(): number {
    return this.#nextSeq;
  }

  get containedSeq(): number {
    return this.#containedSeq;
  }

  /** The greatest number this client id has ever given; 0 for none. */
  get givenSeq(): number {
    return this.#givenSeq;
  }

  /** The client ids this journal had before, the latest last. */
  get formerClientIds(): readonly Id[] {
    return this.#formerClientIds;
  }

  /** The server that commands go to; null before it was first met. */
  get server(): JournalServer | null {
    return this.#server;
  }

  /** That lines were found damaged, for as long as it is told to the person. */
  get damage(): JournalDamage | null {
    return this.#damage;
  }

  /** Every command that is kept, in the order they were done. */
  get entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  apply(record: JournalRecord): void {
    switch (record.type) {
      case 'begin':
        this.#clientId = record.clientId;
        this.#nextSeq = record.nextSeq;
        this.#containedSeq = record.containedSeq;
        this.#givenSeq = Math.max(record.givenSeq, record.nextSeq - 1);
        this.#formerClientIds = record.formerClientIds;
        return;
      case 'command':
        this.#add({ envelope: record.envelope, answer: null, discarded: false });
        return;
      case 'acknowledged': {
        const { envelope, outcome, at, discarded } = record;
        this.#add({ envelope, answer: { outcome, at }, discarded });
        return;
      }
      case 'outcome': {
        const entry = this.#entries.get(this.#idBySeq.get(record.outcome.seq) ?? '');
        if (entry !== undefined) entry.answer = { outcome: record.outcome, at: record.at };
        return;
      }
      case 'contained':
        this.#containedSeq = record.seq;
        return;
      case 'reopened':
        this.#containedSeq = Math.min(this.#containedSeq, record.fromSeq - 1);
        for (const entry of this.#own()) if (entry.envelope.seq >= record.fromSeq) entry.answer = null;
        return;
      case 'refusal-discarded': {
        const entry = this.#entries.get(record.commandId);
        if (entry !== undefined) entry.discarded = true;
        return;
      }
      case 'server':
        this.#server = serverOf(record);
        return;
      case 'damage':
        this.#damage = { at: record.at, copy: record.copy, lines: record.lines };
        return;
      default:
        assertNever(record);
    }
  }

  #add(entry: Entry): void {
    const { id, seq, clientId } = entry.envelope;
    this.#entries.set(id, entry);
    const isOwn = clientId === this.#clientId;
    // An earlier client may have used the same number; an answer is to the present one's.
    if (isOwn || !this.#idBySeq.has(seq)) this.#idBySeq.set(seq, id);
    if (!isOwn) return;
    this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
    this.#givenSeq = Math.max(this.#givenSeq, seq);
  }

  #own(): Entry[] {
    return [...this.#entries.values()].filter((entry) => this.isOwn(entry));
  }

  /** Whether the command is numbered for the present client id, not for one before it. */
  isOwn({ envelope }: Entry): boolean {
    return envelope.clientId === this.#clientId;
  }

  /** Returns a command by its identifier. */
  find(id: Id): CommandEnvelope | undefined {
    return this.#entries.get(id)?.envelope;
  }

  /**
   * Returns the commands whose effects the replica does not hold yet or whose answer is not known, in order. A page
   * comes although the answer to the push before it was lost, and a replica cannot list as refused what it never met.
   */
  waiting(): WaitingCommand[] {
    return this.#own()
      .filter(({ envelope, answer }) => answer === null || envelope.seq > this.#containedSeq)
      .map(({ envelope, answer }) => ({ envelope, outcome: answer?.outcome ?? null }));
  }

  /** Returns the commands the server has not answered, in order. */
  unanswered(): CommandEnvelope[] {
    const commands: CommandEnvelope[] = [];
    for (const { envelope, answer } of this.#entries.values()) if (answer === null) commands.push(envelope);
    return commands;
  }

  /** Returns what was refused and not put aside yet, in order. */
  refused(): RefusedCommand[] {
    return [...this.#entries.values()].flatMap((entry) => {
      const { envelope, answer } = entry;
      return isShown(entry) && answer?.outcome.status === 'refused'
        ? [{ envelope, code: answer.outcome.code, details: answer.outcome.details, refusedAt: answer.at }]
        : [];
    });
  }

  /** Returns the identifiers of the last commands, `most` of them, that neither wait nor are listed as refused. */
  done(most: number): Id[] {
    const open = new Set([...this.waiting(), ...this.refused()].map(({ envelope }) => envelope.id));
    return [...this.#entries.keys()].filter((id) => !open.has(id)).slice(-most);
  }

  /** Returns the greatest number the server has answered or the replica holds; 0 for none. */
  highestAcknowledgedSeq(): number {
    return this.#own().reduce(
      (highest, { envelope, answer }) => (answer === null ? highest : Math.max(highest, envelope.seq)),
      this.#containedSeq,
    );
  }
}
