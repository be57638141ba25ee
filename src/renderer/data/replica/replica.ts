import type { Decision, Put } from '#shared/commands/definition.ts';
import type { CommandEnvelope, CommandOutcome, RefusedCommand } from '#shared/commands/envelope.ts';
import { judge } from '#shared/commands/judge.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Cursors } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';
import { Overlay, type WaitingCommand } from './overlay.ts';
import type { ParsedChanges } from './parse-changes.ts';
import { ChangeCollector, type RowChanges } from './row-changes.ts';
import { RowTables } from './row-tables.ts';

/** How far the server rows here reach. */
export interface ReplicaPosition {
  /** Null before the first snapshot. */
  incarnation: Id | null;
  /** accessFingerprint() the rows were fetched under; '' before the first snapshot. */
  access: string;
  cursors: Cursors;
  /** Whose commands `containedSeq` counts; null before the first hello. */
  clientId: Id | null;
  /** Last own command whose effects are in the rows. */
  containedSeq: number;
}

/** Before the first snapshot. */
export const emptyPosition: ReplicaPosition = {
  incarnation: null,
  access: '',
  cursors: {},
  clientId: null,
  containedSeq: 0,
};

/**
 * What this workstation knows: server rows, the person's commands that are not yet in them, and what was refused. A
 * command is in exactly one of three places: waiting, refused, or contained in the rows. No I/O; every step is
 * synchronous, so nothing half done is ever seen.
 */
export class Replica {
  private base = new RowTables();
  private overlay = new Overlay(this.base);
  private waiting: WaitingCommand[] = [];
  /** Contained in the rows before the server's answer was heard: it may still turn out refused. */
  private unanswered: WaitingCommand[] = [];
  private refused: RefusedCommand[] = [];
  private at: ReplicaPosition = emptyPosition;
  private readonly changes = new ChangeCollector();
  private readonly actor: Actor;
  private readonly now: () => Instant;

  constructor(actor: Actor, now: () => Instant) {
    this.actor = actor;
    this.now = now;
  }

  get position(): ReplicaPosition {
    return this.at;
  }

  get waitingCommands(): readonly WaitingCommand[] {
    return this.waiting;
  }

  get refusedCommands(): readonly RefusedCommand[] {
    return this.refused;
  }

  /** Returns a row as the person sees it. */
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.overlay.get(kind, id);
  }

  /** All rows of a kind as the person sees them, in no order. */
  *visibleRows<K extends RowKind>(kind: K): Iterable<Row<K>> {
    for (const row of this.base.rows(kind)) yield this.overlay.own.get(kind, row.id) ?? row;
    for (const row of this.overlay.own.rows(kind)) if (this.base.get(kind, row.id) === undefined) yield row;
  }

  isPending(kind: RowKind, id: Id): boolean {
    return this.overlay.isUnsent(kind, id);
  }

  /** Whether this command is known as journalled. */
  knows(commandId: Id): boolean {
    return (
      this.waiting.some(({ envelope }) => envelope.id === commandId) ||
      this.unanswered.some(({ envelope }) => envelope.id === commandId) ||
      this.refused.some(({ envelope }) => envelope.id === commandId)
    );
  }

  /** Returns what would become of a command now. Writes nothing. */
  judge(name: string, args: unknown, commandId: Id, at: Instant): Decision {
    return judge({ name, args }, this.overlay, { commandId, actor: this.actor, at, now: this.now() });
  }

  /**
   * Takes over the journal's account of what is waiting and what was refused. Under another client identifier the
   * commands are numbered anew, and nothing of the new numbers is contained yet.
   */
  resume(clientId: Id, waiting: readonly WaitingCommand[], refused: readonly RefusedCommand[]): void {
    if (clientId !== this.at.clientId) this.at = { ...this.at, clientId, containedSeq: 0 };
    this.waiting = [...waiting];
    this.unanswered = [];
    this.refused = [...refused];
    this.changes.refusedChanged();
    this.separateRefused(this.now());
    this.forgetContained();
    this.replayAll();
  }

  /** A command has been journalled: it shows from now on. */
  append(envelope: CommandEnvelope): void {
    if (this.knows(envelope.id) || envelope.seq <= this.at.containedSeq) return;
    const command: WaitingCommand = { envelope, outcome: null };
    this.waiting.push(command);
    const decision = this.overlay.replay(command, this.actor, this.now());
    for (const { kind, row } of decision.type === 'applied' ? decision.puts : decision.evidence) {
      this.changes.row(kind, row.id);
    }
    this.changes.pendingChanged();
  }

  /** The server has answered: what it refused stops showing and is listed with the reason. */
  takeOutcomes(outcomes: readonly CommandOutcome[], at: Instant): void {
    const bySeq = new Map(outcomes.map((outcome) => [outcome.seq, outcome]));
    const withOutcome = (command: WaitingCommand): WaitingCommand => ({
      ...command,
      outcome: bySeq.get(command.envelope.seq) ?? command.outcome,
    });
    this.waiting = [...this.unanswered, ...this.waiting].map(withOutcome);
    this.unanswered = [];
    this.separateRefused(at);
    this.forgetContained();
    this.replayAll();
  }

  discardRefused(commandId: Id): void {
    this.refused = this.refused.filter(({ envelope }) => envelope.id !== commandId);
    this.changes.refusedChanged();
  }

  /** Applies a page of server changes and replays what is still waiting over them. */
  applyPage({ puts, removes }: ParsedChanges, position: ReplicaPosition): void {
    for (const put of puts) {
      this.base.put(put);
      this.changes.row(put.kind, put.row.id);
    }
    for (const { kind, id } of removes) {
      this.base.remove(kind, id);
      this.changes.row(kind, id);
    }
    this.at = position;
    this.forgetContained();
    this.replayAll();
  }

  /** Replaces all server rows at once: a complete snapshot, or what storage held at start. */
  replaceRows(rows: Iterable<Put>, position: ReplicaPosition): void {
    const base = new RowTables();
    for (const put of rows) {
      base.put(put);
      this.changes.row(put.kind, put.row.id);
    }
    this.base.each((kind, id) => this.changes.row(kind, id));
    this.base = base;
    this.at = position;
    this.forgetContained();
    this.replayAll();
  }

  /** Returns what may look different since the last time; null when nothing does. */
  takeChanges(): RowChanges | null {
    return this.changes.take();
  }

  private forgetContained(): void {
    const contained = this.waiting.filter(({ envelope }) => envelope.seq <= this.at.containedSeq);
    this.waiting = this.waiting.filter(({ envelope }) => envelope.seq > this.at.containedSeq);
    this.unanswered.push(...contained.filter(({ outcome }) => outcome === null));
  }

  private separateRefused(refusedAt: Instant): void {
    const still: WaitingCommand[] = [];
    for (const command of this.waiting) {
      const { envelope, outcome } = command;
      if (outcome?.status !== 'refused') {
        still.push(command);
        continue;
      }
      this.changes.refusedChanged();
      if (this.refused.some((known) => known.envelope.id === envelope.id)) continue;
      this.refused = [...this.refused, { envelope, code: outcome.code, details: outcome.details, refusedAt }];
    }
    this.waiting = still;
  }

  private replayAll(): void {
    this.overlay.own.each((kind, id) => this.changes.row(kind, id));
    this.overlay = new Overlay(this.base);
    const now = this.now();
    for (const command of this.waiting) this.overlay.replay(command, this.actor, now);
    this.overlay.own.each((kind, id) => this.changes.row(kind, id));
    this.changes.pendingChanged();
  }
}
