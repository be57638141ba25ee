import { sql } from 'kysely';
import { type Decision, writesOf } from '#shared/commands/definition.ts';
import {
  type CommandEnvelope,
  type CommandOutcome,
  commandOutcomeSchema,
  schemaVersion,
} from '#shared/commands/envelope.ts';
import { judge } from '#shared/commands/judge.ts';
import { upgradeCommand } from '#shared/commands/upgrade.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { PushRequest, PushResponse } from '#shared/sync/protocol.ts';
import { writeAudit } from '../audit/repository.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { type DecisionRows, loadDecisionRows } from '../rows/decision-rows.ts';
import type { Versions } from '../rows/versions.ts';
import { writeRows } from '../rows/write-rows.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { lockClient } from './clients.ts';
import { refusalForViolation } from './refuse-violation.ts';
import { assertCommandSchema } from './schema-version.ts';

/** Executed (now or before) with its outcome, or not its turn. */
type Step = { type: 'done'; outcome: CommandOutcome } | { type: 'gap'; expectedSeq: number };

/**
 * Executes waiting commands in order, each in its own transaction together with its outcome: exactly once. A repeat
 * returns the recorded outcome, a gap stops the batch. An unexpected error leaves no trace of its command; those before
 * it stay done and are answered as repeats when the client comes again.
 */
export async function push(db: Db, signedIn: SignedIn, request: PushRequest): Promise<PushResponse> {
  for (const command of request.commands) {
    assertCommandSchema(command.schemaVersion);
    if (command.clientId !== request.clientId) {
      throw new ApiFailure(400, { error: 'invalid-request', message: `Command ${command.seq} is of another client.` });
    }
  }
  const outcomes: CommandOutcome[] = [];
  let expectedSeq = 1;
  for (const command of request.commands) {
    const step = await retryTransient(() => db.transaction().execute((tx) => execute(tx, signedIn, command)));
    if (step.type === 'gap') return { outcomes, expectedSeq: step.expectedSeq };
    outcomes.push(step.outcome);
    expectedSeq = command.seq + 1;
  }
  return { outcomes, expectedSeq };
}

async function execute(tx: Tx, signedIn: SignedIn, command: CommandEnvelope): Promise<Step> {
  const { actor } = signedIn;
  const lastSeq = await lockClient(tx, command.clientId, actor.userId);
  if (command.seq <= lastSeq) return { type: 'done', outcome: await recordedOutcome(tx, command) };
  if (command.seq > lastSeq + 1) return { type: 'gap', expectedSeq: lastSeq + 1 };

  const known = await outcomeUnderAnotherNumber(tx, command, actor.userId);
  if (known !== undefined) {
    const outcome: CommandOutcome = { ...known.outcome, seq: command.seq };
    await record(tx, command, outcome, known.versions);
    return { type: 'done', outcome };
  }

  const now = new Date().toISOString();
  const input = upgradeCommand(command, command.schemaVersion, schemaVersion);
  const rows = await loadDecisionRows(tx, input, actor);
  const decision = judge(input, rows, {
    commandId: command.id,
    actor,
    at: command.at > now ? now : command.at,
    now,
  });
  const { final, versions } = await carryOut(tx, signedIn, decision, rows);
  const outcome: CommandOutcome =
    final.type === 'applied'
      ? { seq: command.seq, status: 'applied' }
      : { seq: command.seq, status: 'refused', code: final.code, details: final.details };

  await record(tx, command, outcome, versions);
  await writeAudit(tx, {
    userId: actor.userId,
    sessionId: signedIn.sessionId,
    action: 'command',
    subject: {
      name: command.name,
      commandId: command.id,
      clientId: command.clientId,
      status: outcome.status,
      ...(outcome.status === 'refused' ? { code: outcome.code } : {}),
      rows: touched(final),
    },
  });
  return { type: 'done', outcome };
}

/** The outcome under the command's number, and the number as the client's last. */
async function record(tx: Tx, command: CommandEnvelope, outcome: CommandOutcome, versions: Versions): Promise<void> {
  await tx
    .insertInto('commandOutcomes')
    .values({
      clientId: command.clientId,
      seq: command.seq,
      commandId: command.id,
      outcome: JSON.stringify(outcome),
      versions: JSON.stringify(versions),
    })
    .execute();
  await tx.updateTable('clients').set({ lastSeq: command.seq }).where('clientId', '=', command.clientId).execute();
}

/**
 * A journal that was damaged or put back from a copy goes on as a new client and sends anew what it has no answer to.
 * What this person's earlier client had executed already keeps its outcome and is not done again.
 */
async function outcomeUnderAnotherNumber(
  tx: Tx,
  command: CommandEnvelope,
  userId: Id,
): Promise<{ outcome: CommandOutcome; versions: Versions } | undefined> {
  const found = await tx
    .selectFrom('commandOutcomes')
    .innerJoin('clients', 'clients.clientId', 'commandOutcomes.clientId')
    .select(['outcome', 'versions'])
    .where('commandId', '=', command.id)
    .where('clients.userId', '=', userId)
    .executeTakeFirst();
  return found === undefined
    ? undefined
    : { outcome: commandOutcomeSchema.parse(found.outcome), versions: found.versions };
}

function touched(decision: Decision): string {
  const { puts, removes } = writesOf(decision);
  return [...puts.map((put) => `${put.kind}/${put.row.id}`), ...removes.map(({ kind, id }) => `${kind}/${id}`)].join(
    ' ',
  );
}

/** The journal of a client counts each `seq` once; another command under a used one would be lost silently. */
async function recordedOutcome(tx: Tx, command: CommandEnvelope): Promise<CommandOutcome> {
  const recorded = await tx
    .selectFrom('commandOutcomes')
    .select(['commandId', 'outcome'])
    .where('clientId', '=', command.clientId)
    .where('seq', '=', command.seq)
    .executeTakeFirstOrThrow();
  if (recorded.commandId !== command.id) {
    throw new ApiFailure(409, {
      error: 'invalid-request',
      message: `Seq ${command.seq} of this client was another command: ${recorded.commandId}.`,
    });
  }
  return commandOutcomeSchema.parse(recorded.outcome);
}

/** Writes what was decided. Rows the database itself does not take (a period already lent) turn it into a refusal. */
async function carryOut(
  tx: Tx,
  signedIn: SignedIn,
  decision: Decision,
  rows: DecisionRows,
): Promise<{ final: Decision; versions: Versions }> {
  let final = decision;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await sql`savepoint decision`.execute(tx);
    try {
      const versions = await writeRows(tx, writesOf(final), rows.storedIn);
      return { final, versions };
    } catch (error) {
      await sql`rollback to savepoint decision`.execute(tx);
      const refusal = await refusalForViolation(tx, error, signedIn.actor, writesOf(final).puts);
      if (refusal === null) throw error;
      final = refusal;
    }
  }
  throw new Error('The database took neither the rows of a decision nor the evidence of its refusal.');
}
