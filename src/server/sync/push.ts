import { sql } from 'kysely';
import { type Decision, refused, writesOf } from '#shared/commands/definition.ts';
import { type CommandOutcome, schemaVersion } from '#shared/commands/envelope.ts';
import { judge } from '#shared/commands/judge.ts';
import { storableText } from '#shared/commands/storable-text.ts';
import { upgradeCommand } from '#shared/commands/upgrade.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { PushResponse, ReceivedPush } from '#shared/sync/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type AuditEntry, writeAudit } from '../audit/repository.ts';
import type { Db, Tx } from '../database/connect.ts';
import { retryTransient } from '../database/errors.ts';
import { ApiFailure } from '../http/api-failure.ts';
import { type DecisionRows, loadDecisionRows } from '../rows/decision-rows.ts';
import type { Versions } from '../rows/versions.ts';
import { pokeOthers, writeRows } from '../rows/write-rows.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { earlierAuthorPuts } from '../tickets/tell-earlier-authors.ts';
import { withUnseenParents } from '../tickets/unseen-parents.ts';
import { lockClient } from './clients.ts';
import { type ReceivedCommand, receivedCommands, schemaVersionsOf } from './received-commands.ts';
import { type Recorded, RecordedCommands, recordCommands } from './recorded-commands.ts';
import { refusalForViolation } from './refuse-violation.ts';
import { assertCommandSchema } from './schema-version.ts';

/**
 * Commands that share a transaction, and how long it may take: the counters of its organisations are locked meanwhile, so
 * that others wait. Fewer than the 64 subtransactions that PostgreSQL keeps at hand per transaction.
 */
const commandsPerTransaction = 25;
const transactionMilliseconds = 250;

/** Commands done in one transaction, executed or answered again; `gap` says that the next is not the one expected. */
interface Group {
  outcomes: CommandOutcome[];
  expectedSeq: number;
  gap: boolean;
}

/**
 * Executes waiting commands in order, several in a transaction together with their outcomes: exactly once. A repeat
 * returns the recorded outcome, a gap stops the batch. An unexpected error leaves no trace of its command; those before
 * it stay done and are answered as repeats when the client comes again.
 */
export async function push(db: Db, signedIn: SignedIn, { clientId, ...sent }: ReceivedPush): Promise<PushResponse> {
  for (const version of schemaVersionsOf(sent.commands)) assertCommandSchema(version);
  const commands = receivedCommands(sent.commands, clientId);
  if (commands === null) {
    throw new ApiFailure(400, { error: 'invalid-request', message: 'No command of the batch has a number.' });
  }
  const outcomes: CommandOutcome[] = [];
  for (;;) {
    const next = commands.slice(outcomes.length, outcomes.length + commandsPerTransaction);
    const group = await retryTransient(() =>
      db.transaction().execute((tx) => executeGroup(tx, signedIn, clientId, next)),
    );
    outcomes.push(...group.outcomes);
    if (group.gap || outcomes.length === commands.length) return { outcomes, expectedSeq: group.expectedSeq };
  }
}

/**
 * Does as many of the commands as it may in one transaction. A failure of the first is the caller's; at a later one the
 * group ends before it, so that it fails, or is tried again, on its own.
 */
async function executeGroup(
  tx: Tx,
  signedIn: SignedIn,
  clientId: Id,
  commands: readonly ReceivedCommand[],
): Promise<Group> {
  const { userId } = signedIn.actor;
  const lastSeq = await lockClient(tx, clientId, userId);
  const known = await RecordedCommands.of(tx, commands, clientId, userId);
  const end = performance.now() + transactionMilliseconds;
  const group: Group = { outcomes: [], expectedSeq: lastSeq + 1, gap: false };
  const executed: Executed[] = [];
  const taken: Versions = {};
  for (const command of commands) {
    const first = group.outcomes.length === 0;
    const expected = lastSeq + 1 + executed.length;
    if (!first && performance.now() > end) break;
    try {
      if (command.seq > expected) {
        group.gap = true;
        group.expectedSeq = expected;
        break;
      }
      if (command.seq < expected) {
        group.outcomes.push(known.repeated(command));
      } else {
        const done = known.underAnotherNumber(command) ?? (await execute(tx, signedIn, command, taken));
        known.add(command.seq, done);
        executed.push(done);
        group.outcomes.push(done.outcome);
      }
      group.expectedSeq = command.seq + 1;
    } catch (error) {
      if (first) throw error;
      break;
    }
  }
  await recordCommands(tx, clientId, executed);
  await writeAudit(tx, ...executed.flatMap(({ audit }) => (audit === undefined ? [] : [audit])));
  await pokeOthers(tx, Object.assign({}, ...executed.map(({ versions }) => versions)));
  return group;
}

/** Recorded with what the audit log is told; one done before under another number is in the log already. */
type Executed = Recorded & { audit?: AuditEntry };

function outcomeOf(seq: number, decision: Decision): CommandOutcome {
  if (decision.type === 'applied') return { seq, status: 'applied' };
  // What it says of the command was made of what came: a key of the arguments may be no text that can be kept.
  const details = Object.entries(decision.details).map(([name, text]) => [name, storableText(text)]);
  return { seq, status: 'refused', code: decision.code, details: Object.fromEntries(details) };
}

function executed(signedIn: SignedIn, command: ReceivedCommand, final: Decision, versions: Versions): Executed {
  const outcome = outcomeOf(command.seq, final);
  return { commandId: command.id, outcome, versions, audit: auditOf(signedIn, command, outcome, final) };
}

/** `taken`: the versions its transaction holds; the commands of one share them. */
async function execute(tx: Tx, signedIn: SignedIn, command: ReceivedCommand, taken: Versions): Promise<Executed> {
  const { actor } = signedIn;
  const { envelope } = command;
  if (envelope === null) return executed(signedIn, command, refused('invalid-arguments', command.fault), {});
  await sql`savepoint command`.execute(tx);
  try {
    const now = new Date().toISOString();
    const input = upgradeCommand(envelope, envelope.schemaVersion, schemaVersion);
    const rows = await loadDecisionRows(tx, input, actor);
    const at = envelope.at > now ? now : envelope.at;
    const decision = judge(input, rows, { commandId: envelope.id, actor, at, now });
    const { final, versions } = await carryOut(tx, signedIn, decision, rows, { at, taken });
    return executed(signedIn, command, final, versions);
  } catch (error) {
    await sql`rollback to savepoint command`.execute(tx);
    throw error;
  }
}

function auditOf(
  { actor, sessionId }: SignedIn,
  command: ReceivedCommand,
  outcome: CommandOutcome,
  decision: Decision,
): AuditEntry {
  const { puts, removes } = writesOf(decision);
  const rows = [...puts.map(({ kind, row }) => `${kind}/${row.id}`), ...removes.map(({ kind, id }) => `${kind}/${id}`)];
  return {
    userId: actor.userId,
    sessionId,
    action: 'command',
    subject: {
      name: command.name,
      commandId: command.id,
      clientId: command.clientId,
      status: outcome.status,
      ...(outcome.status === 'refused' ? { code: outcome.code } : {}),
      rows: rows.join(' '),
    },
  };
}

/**
 * Writes what was decided. Rows the database itself does not take (a period already lent) turn it into a refusal; its
 * evidence is new rows only, so it needs no lock that the rollback gave back.
 */
async function carryOut(
  tx: Tx,
  signedIn: SignedIn,
  decision: Decision,
  rows: DecisionRows,
  { at, taken }: { at: Instant; taken: Versions },
): Promise<{ final: Decision; versions: Versions }> {
  let final = decision;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      // What is taken here is given back with the savepoint, if it comes to that.
      const held = { ...taken };
      const { puts, removes } = writesOf(final);
      const told = await earlierAuthorPuts(tx, puts);
      const { writes, stored } = withUnseenParents({ puts: [...puts, ...told], removes }, rows, at);
      const versions = await writeRows(tx, writes, stored, held);
      Object.assign(taken, held);
      return { final, versions };
    } catch (error) {
      await sql`rollback to savepoint command`.execute(tx);
      const refusal = await refusalForViolation(tx, error, signedIn.actor, writesOf(final).puts);
      if (refusal === null) throw error;
      final = refusal;
    }
  }
  throw new Error('The database took neither the rows of a decision nor the evidence of its refusal.');
}
