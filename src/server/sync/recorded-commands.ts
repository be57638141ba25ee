import { sql } from 'kysely';
import { type CommandOutcome, commandOutcomeSchema } from '#shared/commands/envelope.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Tx } from '../database/connect.ts';
import { ApiFailure } from '../http/api-failure.ts';
import type { Versions } from '../rows/versions.ts';
import type { ReceivedCommand } from './received-commands.ts';

/** What became of a command, and the versions its rows got. */
export interface Recorded {
  commandId: Id;
  outcome: CommandOutcome;
  versions: Versions;
}

/** What the commands of a batch are answered with that have been executed before. */
export class RecordedCommands {
  readonly #bySeq = new Map<number, Recorded>();
  readonly #byId = new Map<Id, Recorded>();

  /** Reads what is known of these commands, by their numbers and by their identifiers under any client of the person. */
  static async of(tx: Tx, commands: readonly ReceivedCommand[], clientId: Id, userId: Id): Promise<RecordedCommands> {
    const found = await tx
      .selectFrom('commandOutcomes')
      .innerJoin('clients', 'clients.clientId', 'commandOutcomes.clientId')
      .select(['commandOutcomes.clientId', 'seq', 'commandId', 'outcome', 'versions'])
      .where('clients.userId', '=', userId)
      .where((is) =>
        is.or([
          is('commandId', '=', sql<Id>`any(${commands.map(({ id }) => id)}::uuid[])`),
          is.and([
            is('commandOutcomes.clientId', '=', clientId),
            is('seq', '=', sql<number>`any(${commands.map(({ seq }) => seq)}::bigint[])`),
          ]),
        ]),
      )
      .execute();
    const known = new RecordedCommands();
    for (const { outcome, ...one } of found) {
      const recorded = { ...one, outcome: commandOutcomeSchema.parse(outcome) };
      if (one.clientId === clientId) known.#bySeq.set(one.seq, recorded);
      known.#byId.set(one.commandId, recorded);
    }
    return known;
  }

  /**
   * Returns the outcome under the command's own number. The journal of a client counts each number once: another command
   * under a used one would be lost silently, and is answered 409.
   */
  repeated({ id, seq }: ReceivedCommand): CommandOutcome {
    const recorded = this.#bySeq.get(seq);
    if (recorded === undefined) throw new Error(`Seq ${seq} of a client was executed, but its outcome is gone.`);
    if (recorded.commandId === id) return recorded.outcome;
    throw new ApiFailure(409, {
      error: 'invalid-request',
      message: `Seq ${seq} of this client was another command: ${recorded.commandId}.`,
    });
  }

  /**
   * Returns what became of the command under another number: a journal that was damaged or put back from a copy goes on as
   * a new client and sends anew what it has no answer to.
   */
  underAnotherNumber({ id, seq }: ReceivedCommand): Recorded | undefined {
    const recorded = this.#byId.get(id);
    return recorded === undefined ? undefined : { ...recorded, outcome: { ...recorded.outcome, seq } };
  }

  /** Remembers a command executed just now, which may come twice in a batch. */
  add(seq: number, recorded: Recorded): void {
    this.#bySeq.set(seq, recorded);
    this.#byId.set(recorded.commandId, recorded);
  }
}

/** Writes outcomes under their numbers, and the last of them as the client's last number. */
export async function recordCommands(tx: Tx, clientId: Id, executed: readonly Recorded[]): Promise<void> {
  const last = executed.at(-1);
  if (last === undefined) return;
  await tx
    .insertInto('commandOutcomes')
    .values(
      executed.map(({ commandId, outcome, versions }) => ({
        clientId,
        seq: outcome.seq,
        commandId,
        outcome: JSON.stringify(outcome),
        versions: JSON.stringify(versions),
      })),
    )
    .execute();
  await tx.updateTable('clients').set({ lastSeq: last.outcome.seq }).where('clientId', '=', clientId).execute();
}
