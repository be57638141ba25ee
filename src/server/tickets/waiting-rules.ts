import { sql } from 'kysely';
import { writesOf } from '#shared/commands/definition.ts';
import { type CommandInput, judge } from '#shared/commands/judge.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import { createTranslator } from '#shared/i18n/translator.ts';
import { derivedId, type Id } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type CountedLevel, levelFor } from '#shared/tickets/targets.ts';
import { stepBounds, stepByRule, type WaitingStep } from '#shared/tickets/waiting.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { Actor } from '#shared/users/roles.ts';
import { ruleUserId } from '#shared/users/rule-user.ts';
import { writeAudit } from '../audit/repository.ts';
import type { Db, Tx } from '../database/connect.ts';
import { isUnreachable, retryTransient } from '../database/errors.ts';
import { loadDecisionRows } from '../rows/decision-rows.ts';
import { parseRow, readRowsForDecision } from '../rows/repository.ts';
import { pokeOthers, writeRows } from '../rows/write-rows.ts';
import { reminderText } from './reminder-text.ts';

/** Steps taken in one round; what is left waits for the next. */
const stepsPerRound = 100;

/**
 * Tickets that wait for the user under a level that leaves reminding and closing to the rule, and whose next step can be
 * due by the days that have passed; whether it is, the level's hours say.
 */
export async function readWaiting(db: Db, now: Instant): Promise<{ ticket: Ticket; level: CountedLevel }[]> {
  const levels = await sql`
    select * from service_levels where (waiting ->> 'byRule')::boolean and not deleted order by id
  `.execute(db);
  const homes = await sql`select * from organisations where not deleted`.execute(db);
  const organisations = new Map(
    homes.rows.map((row) => parseRow('organisations', row)).map((row) => [row.organisationId, row]),
  );
  const found: { ticket: Ticket; level: CountedLevel }[] = [];
  for (const stored of levels.rows) {
    const level = parseRow('serviceLevels', stored);
    const bounds = stepBounds(level);
    if (bounds.length === 0) continue;
    const least = Math.min(...bounds.map(({ sinceWaiting }) => sinceWaiting));
    const taken = sql`least(jsonb_array_length(ticket.reminded_at), ${level.waiting.remindAfterWorkingDays.length}::int)`;
    // A place beyond the agreed steps is null in SQL, and so is the comparison: nothing more is agreed.
    const before = (hours: readonly number[]) =>
      sql`${now}::timestamptz - make_interval(hours => (${hours}::int[])[${taken} + 1])`;
    const { rows } = await sql`
      select ticket.* from tickets as ticket join services as service on service.id = ticket.service_id
      where ticket.status = 'waiting-for-user' and not ticket.deleted
        and ticket.merged_into_id is null
        and ticket.waiting_since <= ${now}::timestamptz - make_interval(hours => ${least}::int)
        and ticket.waiting_since <= ${before(bounds.map(({ sinceWaiting }) => sinceWaiting))}
        and (jsonb_array_length(ticket.reminded_at) = 0
          or (ticket.reminded_at ->> -1)::timestamptz <= ${before(bounds.map(({ sinceLast }) => sinceLast))})
        and coalesce(ticket.service_level_id, service.service_level_id) = ${level.id}
      order by ticket.id
    `.execute(db);
    for (const row of rows) {
      const ticket = parseRow('tickets', row);
      found.push({ ticket, level: levelFor(level, organisations.get(ticket.organisationId)) });
    }
  }
  return found;
}

/**
 * Reminds and closes what waits for the user where the level says it happens by itself. Several processes may do it at
 * once: each looks again once it holds the ticket. A step that fails goes to `onFailure` and holds up no other ticket. Returns
 * how many steps were taken; throws while the database cannot be reached.
 */
export async function carryOutWaitingRules(
  db: Db,
  now: Instant,
  onFailure: (ticketId: Id, error: unknown) => void,
): Promise<number> {
  let taken = 0;
  for (const { ticket, level } of await readWaiting(db, now)) {
    if (taken === stepsPerRound) break;
    if (stepByRule(ticket, level, now) === null) continue;
    try {
      const isTaken = await retryTransient(() => db.transaction().execute((tx) => takeStep(tx, ticket.id, level, now)));
      if (isTaken) taken += 1;
    } catch (error) {
      if (isUnreachable(error)) throw error;
      onFailure(ticket.id, error);
    }
  }
  return taken;
}

async function takeStep(tx: Tx, ticketId: Id, level: CountedLevel, now: Instant): Promise<boolean> {
  const [ticket] = await readRowsForDecision(tx, 'tickets', [ticketId]);
  const step = ticket === undefined ? null : stepByRule(ticket, level, now);
  if (ticket === undefined || step === null) return false;
  const actor = await ruleActor(tx);
  for (const [name, args] of await commandsFor(tx, step, ticket)) await carryOut(tx, actor, name, args, ticket, now);
  return true;
}

/** The rule may do what an agent may, everywhere. */
async function ruleActor(tx: Tx): Promise<Actor> {
  const organisations = await tx.selectFrom('organisationVersions').select('organisationId').execute();
  const grants = organisations.map(({ organisationId }) => ({ organisationId, role: 'agent' as const }));
  return { userId: ruleUserId, name: 'rule', grants };
}

type NamedArgs = { [N in CommandName]: [name: N, args: CommandArgs<N>] }[CommandName];

async function commandsFor(tx: Tx, step: WaitingStep, ticket: Ticket): Promise<NamedArgs[]> {
  const ticketId = ticket.id;
  if (step.type === 'remind') return [['ticket.remind', { ticketId, text: await reminderText(tx, ticket) }]];
  const { t } = createTranslator('sv');
  const body = t('ticketWork.rule.closing', { number: ticketNumber(ticket), title: ticket.title });
  const feedback = {
    // Whether a message reaches anybody is not known here; what stands in the ticket says what was done.
    how: 'not-needed' as const,
    note: t('ticketWork.rule.feedback', { count: ticket.remindedAt.length }),
  };
  const id = derivedId(ticketId, `closing-by-rule:${ticket.waitingSince}`);
  return [
    ['ticket.addNote', { id, ticketId, body, visibility: 'outward', attachmentIds: [] }],
    [
      'ticket.setStatus',
      { ticketId, status: 'closed', resolution: null, feedback, closedBecause: 'missing-information' },
    ],
  ];
}

async function carryOut<N extends CommandName>(
  tx: Tx,
  actor: Actor,
  name: N,
  args: CommandArgs<N>,
  { id, waitingSince, remindedAt }: Ticket,
  now: Instant,
): Promise<void> {
  // The same step has the same identifier, whoever takes it: the database would not take its rows twice.
  const commandId = derivedId(id, `${name}:by-rule:${waitingSince}:${remindedAt.length}`);
  const input: CommandInput = { name, args };
  const rows = await loadDecisionRows(tx, input, actor);
  const decision = judge(input, rows, { commandId, actor, at: now, now });
  if (decision.type === 'refused') throw new Error(`The rule was refused ${name} on ${id}: ${decision.code}.`);
  const versions = await writeRows(tx, writesOf(decision), rows.stored);
  await writeAudit(tx, {
    userId: null,
    sessionId: null,
    action: 'rule',
    subject: { name, commandId, rows: decision.puts.map(({ kind, row }) => `${kind}/${row.id}`).join(' ') },
  });
  await pokeOthers(tx, versions);
}
