import { type Decision, type Put, writesOf } from '#shared/commands/definition.ts';
import type { CommandEnvelope, CommandOutcome, RefusedCommand, UnsentCommand } from '#shared/commands/envelope.ts';
import { judge } from '#shared/commands/judge.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type Row, type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Cursors } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';
import type { DamagedError } from '../rows/damaged-error.ts';
import type { PackedRows } from '../rows/packed-rows.ts';
import type { PackedSource } from '../rows/packed-source.ts';
import { Overlay, type WaitingCommand } from './overlay.ts';
import { OwnCommands } from './own-commands.ts';
import type { ParsedChanges } from './parse-changes.ts';
import { ChangeCollector, type RowChanges } from './row-changes.ts';
import { type ChangedRow, ServerRows } from './server-rows.ts';

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
export class Replica implements PackedSource {
  private base = new ServerRows();
  private overlay = new Overlay(this.base);
  private readonly own = new OwnCommands();
  private at: ReplicaPosition = emptyPosition;
  /** Own commands up to here are in a snapshot that shows while it streams. */
  private incomingSeq = 0;
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
    return this.own.waiting;
  }

  get refusedCommands(): readonly RefusedCommand[] {
    return this.own.refused;
  }

  /** What the server has not answered, with why it would refuse it if it knew what is known here. */
  get unsentCommands(): readonly UnsentCommand[] {
    return this.own.waiting
      .filter(({ outcome }) => outcome === null)
      .map(({ envelope }) => ({ envelope, foreseen: this.overlay.foreseen.get(envelope.id) ?? null }));
  }

  /** Returns a row as the person sees it. */
  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.overlay.get(kind, id);
  }

  /** All rows of a kind as the person sees them, in no order. Each is parsed: for kinds of few rows, and for tests. */
  *visibleRows<K extends RowKind>(kind: K): Iterable<Row<K>> {
    const { overlay } = this;
    const table = this.base.table(kind);
    for (const row of table.rows()) if (!overlay.isRemoved(kind, row.id)) yield overlay.own.get(kind, row.id) ?? row;
    for (const row of overlay.own.rows(kind)) if (!table.has(row.id)) yield row;
  }

  segments<K extends RowKind>(kind: K): readonly PackedRows<K>[] {
    return this.base.table(kind).segments;
  }

  *changedIds(kind: RowKind): Iterable<Id> {
    yield* this.base.table(kind).changed.keys();
    yield* this.overlay.idsOf(kind);
  }

  /** The server's rows, for whoever stores and packs them. */
  get serverRows(): ServerRows {
    return this.base;
  }

  /** Returns the first row looked at that did not hold, once; null when all did. */
  takeDamage(): DamagedError | null {
    const { damage } = this.base;
    this.base.damage = null;
    return damage;
  }

  pendingIds(kind: RowKind): Iterable<Id> {
    return this.overlay.unsentIds(kind);
  }

  /** Whether this command is known as journalled. */
  knows(commandId: Id): boolean {
    return this.own.knows(commandId);
  }

  /** Returns what would become of a command now. Writes nothing. */
  judge(name: string, args: unknown, commandId: Id, at: Instant): Decision {
    return judge({ name, args }, this.overlay, { commandId, actor: this.actor, at, now: this.now() });
  }

  /**
   * Takes over the journal's account of what is waiting, what was refused and what is done with. Under another client identifier the
   * commands are numbered anew, and nothing of the new numbers is contained yet.
   */
  resume(
    clientId: Id,
    waiting: readonly WaitingCommand[],
    refused: readonly RefusedCommand[],
    done: readonly Id[] = [],
  ): void {
    if (clientId !== this.at.clientId) this.at = { ...this.at, clientId, containedSeq: 0 };
    this.own.resume(waiting, refused, done, this.now());
    this.own.contained(this.at.containedSeq);
    this.changes.refusedChanged();
    this.replayAll();
  }

  /** A command has been journalled: it shows from now on. */
  append(envelope: CommandEnvelope): void {
    if (this.knows(envelope.id) || envelope.seq <= this.at.containedSeq) return;
    const decision = this.overlay.replay(this.own.append(envelope), this.actor, this.now());
    const { puts, removes } = writesOf(decision);
    for (const { kind, row } of puts) this.changes.row(kind, row.id);
    for (const { kind, id } of removes) this.changes.row(kind, id);
    this.changes.pendingChanged();
  }

  /** The server has answered: what it refused stops showing and is listed with the reason. */
  takeOutcomes(outcomes: readonly CommandOutcome[], at: Instant): void {
    if (this.own.answer(outcomes, at)) this.changes.refusedChanged();
    this.own.contained(this.at.containedSeq);
    this.replayAll();
  }

  discardRefused(commandId: Id): void {
    this.own.discard(commandId);
    this.changes.refusedChanged();
  }

  /** Returns what a page makes of the rows here. Changes nothing. */
  resolve(changes: ParsedChanges): ChangedRow[] {
    return this.base.resolve(changes);
  }

  /** Applies a page of server changes and replays what is still waiting over them. */
  applyPage(changes: ParsedChanges, position: ReplicaPosition): void {
    for (const change of this.base.resolve(changes)) {
      this.base.set(change);
      this.changes.row(change.kind, change.id);
    }
    this.moveTo(position);
  }

  /** Replaces all server rows at once: a complete snapshot, or what storage held at start. */
  replaceRows(rows: ServerRows | Iterable<Put>, position: ReplicaPosition): void {
    this.exchange(rows instanceof ServerRows ? rows : ServerRows.of(rows));
    this.moveTo(position);
  }

  /**
   * Shows a first snapshot while it streams. Own commands up to `containedSeq` are in it, so they are not replayed, but
   * they count as waiting until it is complete. Call `segmentsChanged` as it grows.
   */
  showIncoming(rows: ServerRows, containedSeq: number): void {
    this.exchange(rows);
    this.incomingSeq = containedSeq;
    this.replayAll();
  }

  /** The segments of a kind are others than before. */
  segmentsChanged(kind: RowKind): void {
    this.changes.segmentsOf(kind);
    if (this.own.waiting.length > 0) this.replayAll();
  }

  /** Returns what may look different since the last time; null when nothing does. */
  takeChanges(): RowChanges | null {
    return this.changes.take();
  }

  private exchange(rows: ServerRows): void {
    this.base = rows;
    for (const kind of rowKinds) this.changes.segmentsOf(kind);
  }

  private moveTo(position: ReplicaPosition): void {
    this.at = position;
    this.incomingSeq = 0;
    this.own.contained(position.containedSeq);
    this.replayAll();
  }

  private replayAll(): void {
    this.overlay.each((kind, id) => this.changes.row(kind, id));
    this.overlay = new Overlay(this.base);
    const now = this.now();
    for (const command of this.own.waiting) {
      if (command.envelope.seq > this.incomingSeq) this.overlay.replay(command, this.actor, now);
    }
    this.overlay.each((kind, id) => this.changes.row(kind, id));
    this.changes.pendingChanged();
  }
}
