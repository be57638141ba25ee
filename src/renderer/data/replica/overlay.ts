import { type Decision, type DecisionReader, writesOf } from '#shared/commands/definition.ts';
import {
  type CommandEnvelope,
  type CommandOutcome,
  schemaVersion,
  type UnsentCommand,
} from '#shared/commands/envelope.ts';
import { judge } from '#shared/commands/judge.ts';
import { upgradeCommand } from '#shared/commands/upgrade.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';
import { IdsByKind } from './ids-by-kind.ts';
import { RowTables } from './row-tables.ts';

/** A command in the journal whose effects are not yet in the server rows here. */
export interface WaitingCommand {
  envelope: CommandEnvelope;
  /** What the server answered, once it has. */
  outcome: CommandOutcome | null;
}

/**
 * The server's rows with the waiting commands replayed over them: what the person sees. The same `judge` decides here
 * and on the server, and what it writes (evidence of a refusal included) is what the server will write if it knows what
 * is known here. Never stored; see docs/decisions.md.
 */
export class Overlay implements DecisionReader {
  readonly own = new RowTables();
  /** Commands that would be refused on what is known here. */
  readonly foreseen = new Map<Id, NonNullable<UnsentCommand['foreseen']>>();
  private readonly base: DecisionReader;
  private readonly removed = new IdsByKind();
  private readonly unsent = new IdsByKind();

  constructor(base: DecisionReader) {
    this.base = base;
  }

  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    if (this.removed.has(kind, id)) return undefined;
    return this.own.get(kind, id) ?? this.base.get(kind, id);
  }

  agreementIds(customer: OrganisationId): Id[] {
    const own = [...this.own.rows('agreements')].filter((row) => row.customerOrganisationId === customer);
    const ids = new Set([...this.base.agreementIds(customer), ...own.map(({ id }) => id)]);
    return [...ids].filter((id) => this.get('agreements', id)?.customerOrganisationId === customer);
  }

  organisationRowId(key: OrganisationId): Id | null {
    return this.base.organisationRowId(key);
  }

  isHidden(): boolean {
    return false;
  }

  /** Whether a waiting command deletes this row. */
  isRemoved(kind: RowKind, id: Id): boolean {
    return this.removed.has(kind, id);
  }

  /** The rows of a kind that a waiting command writes or deletes. */
  *idsOf(kind: RowKind): Iterable<Id> {
    for (const row of this.own.rows(kind)) yield row.id;
    yield* this.removed.of(kind);
  }

  /** Calls with every row that a waiting command writes or deletes. */
  each(visit: (kind: RowKind, id: Id) => void): void {
    this.own.each(visit);
    this.removed.each(visit);
  }

  /** The rows of a kind that unsent commands write. */
  unsentIds(kind: RowKind): Iterable<Id> {
    return this.unsent.of(kind);
  }

  /** Replays one more command on top and returns what was decided. */
  replay({ envelope, outcome }: WaitingCommand, actor: Actor, now: Instant): Decision {
    const command = upgradeCommand(envelope, envelope.schemaVersion, schemaVersion);
    const decision = judge(command, this, { commandId: envelope.id, actor, at: envelope.at, now });
    if (decision.type === 'refused') this.foreseen.set(envelope.id, { code: decision.code, details: decision.details });
    const { puts, removes } = writesOf(decision);
    for (const put of puts) {
      this.own.put(put);
      this.removed.delete(put.kind, put.row.id);
      if (outcome === null) this.unsent.add(put.kind, put.row.id);
    }
    for (const { kind, id } of removes) {
      this.own.remove(kind, id);
      this.removed.add(kind, id);
      if (outcome === null) this.unsent.add(kind, id);
    }
    return decision;
  }
}
