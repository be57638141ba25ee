import { type Put, type RowRef, writesOf } from '#shared/commands/definition.ts';
import type { CommandEnvelope, CommandOutcome } from '#shared/commands/envelope.ts';
import { schemaVersion } from '#shared/commands/envelope.ts';
import { judge } from '#shared/commands/judge.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { MainToWorker } from '#shared/replica/port-protocol.ts';
import { checksum } from '#shared/sync/checksum.ts';
import { type RowKind, rowKinds } from '#shared/sync/kinds.ts';
import type { Change, PullResponse, SnapshotBegin, SnapshotResume } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { accessFingerprint } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import { RowTables } from '../replica/row-tables.ts';
import { blockOf, type RowBlock } from '../rows/segment-data.ts';

function idOf(change: Change): Id {
  return change.type === 'put' ? (change.row as { id: Id }).id : change.id;
}

/** Whether whoever resumes there has the row of this identifier, or would if there were one. */
function isHeld(resume: SnapshotResume, kind: RowKind, id: Id): boolean {
  const order = rowKinds.indexOf(kind) - rowKinds.indexOf(resume.kind);
  return order < 0 || (order === 0 && id >= resume.afterId);
}

type Page = Extract<PullResponse, { type: 'page' }>;

/**
 * A stand-in for the central API in tests of the data layer, in memory: the shared rules judge, one version counter,
 * exactly-once by (client, seq). The real server has its own tests.
 */
export class FakeServer {
  readonly rows = new RowTables();
  readonly incarnation = newId();
  private version = 0;
  private log: { version: number; change: Change }[] = [];
  private readonly outcomes = new Map<Id, CommandOutcome[]>();
  private tickets = 0;

  constructor(initial: readonly Put[]) {
    this.write(initial);
  }

  /** Judges and records commands as POST /sync/push does. */
  push(actor: Actor, commands: readonly CommandEnvelope[], now: Instant): CommandOutcome[] {
    return commands.map((envelope) => {
      const known = this.outcomesOf(envelope.clientId);
      const repeated = known[envelope.seq - 1];
      if (repeated !== undefined) return repeated;
      const context = { commandId: envelope.id, actor, at: envelope.at, now };
      const decision = judge(envelope, this.rows, context);
      const { puts, removes } = writesOf(decision);
      this.write(puts);
      for (const ref of removes) this.remove(ref);
      const { seq } = envelope;
      const outcome: CommandOutcome =
        decision.type === 'applied'
          ? { seq, status: 'applied' }
          : { seq, status: 'refused', code: decision.code, details: decision.details };
      known.push(outcome);
      return outcome;
    });
  }

  /** What POST /sync/pull answers from this version on. */
  page(clientId: Id, since: number, limit = Number.POSITIVE_INFINITY): Page {
    const wanted = this.log.filter(({ version }) => version > since).slice(0, limit);
    const last = wanted.at(-1)?.version ?? this.version;
    const more = last < this.version;
    const changes = JSON.stringify(wanted.map(({ change }) => change));
    return {
      type: 'page',
      incarnation: this.incarnation,
      changes,
      cursors: { burlov: last },
      containedSeq: more ? 0 : this.outcomesOf(clientId).length,
      more,
      checksum: checksum(changes),
    };
  }

  /** What main tells the worker of POST /sync/snapshot, in blocks of at most so many rows. */
  snapshot(actor: Actor, clientId: Id, resume: SnapshotResume | null = null, most = 1_000): MainToWorker[] {
    const goesOn = resume !== null && resume.incarnation === this.incarnation ? resume : null;
    const begin: SnapshotBegin = {
      type: 'begin',
      incarnation: this.incarnation,
      access: accessFingerprint(actor),
      cursors: { burlov: this.version },
      containedSeq: this.outcomesOf(clientId).length,
      total: this.rows.size,
      schemaVersion,
      resumed: goesOn !== null,
    };
    const blocks = rowKinds.flatMap((kind) => this.blocks(kind, goesOn, most));
    return [
      { type: 'snapshotBegin', begin, resume },
      ...(goesOn === null ? [] : [{ type: 'snapshotChanges' as const, changes: this.changesSince(goesOn) }]),
      ...blocks.map((block) => ({ type: 'snapshotRows' as const, ...block })),
      { type: 'snapshotEnd', total: this.rows.size },
    ];
  }

  private blocks(kind: RowKind, resume: SnapshotResume | null, most: number): RowBlock[] {
    const rows = [...this.rows.rows(kind)].sort((one, other) => (one.id < other.id ? 1 : -1));
    const missing = rows.filter(({ id }) => resume === null || !isHeld(resume, kind, id));
    const blocks: RowBlock[] = [];
    for (let start = 0; start < missing.length; start += most) {
      blocks.push(blockOf(kind, missing.slice(start, start + most)));
    }
    return blocks;
  }

  private changesSince(resume: SnapshotResume): string {
    const since = resume.cursors.burlov ?? 0;
    const held = this.log.filter(({ change }) => isHeld(resume, change.kind, idOf(change)));
    return JSON.stringify(held.filter(({ version }) => version > since).map(({ change }) => change));
  }

  write(puts: readonly Put[]): void {
    for (const put of puts) {
      this.version += 1;
      const numbered = this.withNumber({ ...put, row: { ...put.row, version: this.version } } as Put);
      this.rows.put(numbered);
      this.replaceInLog(numbered.kind, numbered.row.id, { type: 'put', kind: numbered.kind, row: numbered.row });
    }
  }

  remove({ kind, id }: RowRef): void {
    this.version += 1;
    this.rows.remove(kind, id);
    this.replaceInLog(kind, id, { type: 'remove', kind, id, organisationId: 'burlov', version: this.version });
  }

  private withNumber(put: Put): Put {
    if (put.kind !== 'tickets' || put.row.number !== null) return put;
    this.tickets += 1;
    return { kind: 'tickets', row: { ...put.row, number: `BUR-${3_000 + this.tickets}` } };
  }

  private replaceInLog(kind: RowKind, id: Id, change: Change): void {
    this.log = this.log.filter((entry) => entry.change.kind !== kind || idOf(entry.change) !== id);
    this.log.push({ version: this.version, change });
  }

  private outcomesOf(clientId: Id): CommandOutcome[] {
    const known = this.outcomes.get(clientId) ?? [];
    this.outcomes.set(clientId, known);
    return known;
  }
}
