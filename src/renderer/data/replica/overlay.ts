import type { Decision, RowReader } from '#shared/commands/definition.ts';
import type { CommandEnvelope, CommandOutcome } from '#shared/commands/envelope.ts';
import { judge } from '#shared/commands/judge.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';
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
export class Overlay implements RowReader {
  readonly own = new RowTables();
  private readonly base: RowReader;
  private readonly unsent = new Map<RowKind, Set<Id>>();

  constructor(base: RowReader) {
    this.base = base;
  }

  get<K extends RowKind>(kind: K, id: Id): Row<K> | undefined {
    return this.own.get(kind, id) ?? this.base.get(kind, id);
  }

  /** Whether an unsent command writes this row. */
  isUnsent(kind: RowKind, id: Id): boolean {
    return this.unsent.get(kind)?.has(id) ?? false;
  }

  /** Replays one more command on top and returns what was decided. */
  replay(command: WaitingCommand, actor: Actor, now: Instant): Decision {
    const { envelope } = command;
    const decision = judge(envelope, this, { commandId: envelope.id, actor, at: envelope.at, now });
    const puts = decision.type === 'applied' ? decision.puts : decision.evidence;
    for (const put of puts) {
      this.own.put(put);
      if (command.outcome !== null) continue;
      const ids = this.unsent.get(put.kind);
      if (ids === undefined) this.unsent.set(put.kind, new Set([put.row.id]));
      else ids.add(put.row.id);
    }
    return decision;
  }
}
