import { assertNever } from '#shared/assert-never.ts';
import type { CommandEnvelope, CommandOutcome, RefusedCommand } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { JournalRecord } from './record.ts';

interface Entry {
  readonly envelope: CommandEnvelope;
  answer: { readonly outcome: CommandOutcome; readonly at: Instant } | null;
  discarded: boolean;
}

/** A command the replica does not hold the effects of yet, with the outcome where one is known. */
export interface WaitingCommand {
  envelope: CommandEnvelope;
  outcome: CommandOutcome | null;
}

/** What the journal's records add up to. Changes only by `apply`, after a record has become durable. */
export class JournalContents {
  #clientId: Id;
  #nextSeq = 1;
  #containedSeq = 0;
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

  apply(record: JournalRecord): void {
    switch (record.type) {
      case 'begin':
        this.#clientId = record.clientId;
        this.#nextSeq = record.nextSeq;
        this.#containedSeq = record.containedSeq;
        return;
      case 'command': {
        const { envelope } = record;
        this.#entries.set(envelope.id, { envelope, answer: null, discarded: false });
        this.#idBySeq.set(envelope.seq, envelope.id);
        if (envelope.clientId === this.#clientId) this.#nextSeq = Math.max(this.#nextSeq, envelope.seq + 1);
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
      default:
        assertNever(record);
    }
  }

  #own(): Entry[] {
    return [...this.#entries.values()].filter(({ envelope }) => envelope.clientId === this.#clientId);
  }

  /** Returns a command by its identifier. */
  find(id: Id): CommandEnvelope | undefined {
    return this.#entries.get(id)?.envelope;
  }

  /** Returns the commands whose effects the replica does not hold yet, in order. */
  waiting(): WaitingCommand[] {
    return this.#own()
      .filter(({ envelope }) => envelope.seq > this.#containedSeq)
      .map(({ envelope, answer }) => ({ envelope, outcome: answer?.outcome ?? null }));
  }

  /** Returns the commands the server has not answered, in order. */
  unanswered(): CommandEnvelope[] {
    return this.#own()
      .filter(({ answer }) => answer === null)
      .map(({ envelope }) => envelope);
  }

  /** Returns what was refused and not put aside yet, in order. */
  refused(): RefusedCommand[] {
    return [...this.#entries.values()].flatMap(({ envelope, answer, discarded }) =>
      answer?.outcome.status === 'refused' && !discarded
        ? [{ envelope, code: answer.outcome.code, details: answer.outcome.details, refusedAt: answer.at }]
        : [],
    );
  }

  /**
   * Returns the records of a shorter journal that says the same about everything that still matters: not contained, not
   * answered, refused and still shown, or answered at `keepSince` or later (a restored server gets those again).
   */
  compacted(keepSince: Instant): JournalRecord[] {
    const { clientId, nextSeq, containedSeq } = this;
    const records: JournalRecord[] = [{ type: 'begin', format: 1, clientId, nextSeq, containedSeq }];
    for (const { envelope, answer, discarded } of this.#entries.values()) {
      const isOwn = envelope.clientId === clientId;
      const isShown = answer?.outcome.status === 'refused' && !discarded;
      const isOpen = isOwn && (answer === null || envelope.seq > containedSeq || answer.at >= keepSince);
      if (!isShown && !isOpen) continue;
      records.push({ type: 'command', envelope });
      if (answer !== null) records.push({ type: 'outcome', outcome: answer.outcome, at: answer.at });
      if (discarded) records.push({ type: 'refusal-discarded', commandId: envelope.id });
    }
    return records;
  }

  /**
   * Returns the records of a journal whose unanswered commands are numbered anew from `firstSeq` for `clientId`, in the
   * same order and with the same identifiers. What was refused stays listed; what was applied is the server's by now.
   */
  renumbered(clientId: Id, firstSeq: number): JournalRecord[] {
    const waiting = this.unanswered().map((envelope, index) => ({ ...envelope, clientId, seq: firstSeq + index }));
    return [
      {
        type: 'begin',
        format: 1,
        clientId,
        nextSeq: firstSeq + waiting.length,
        containedSeq: Math.min(firstSeq - 1, this.#containedSeq),
      },
      ...this.refused().flatMap(({ envelope, code, details, refusedAt }): JournalRecord[] => [
        { type: 'command', envelope },
        { type: 'outcome', outcome: { seq: envelope.seq, status: 'refused', code, details }, at: refusedAt },
      ]),
      ...waiting.map((envelope): JournalRecord => ({ type: 'command', envelope })),
    ];
  }
}
