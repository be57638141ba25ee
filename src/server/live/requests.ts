import { assertNever } from '#shared/assert-never.ts';
import { answerAtConsole, endAtConsole } from '#shared/calls/apply-call-fact.ts';
import type { LiveError, LiveRequest } from '#shared/live/protocol.ts';
import { can, organisationsWith } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import { writeAudit } from '../audit/repository.ts';
import { afterCallUntil, lockCall, saveCall } from '../calls/repository.ts';
import type { ActionOutcome } from '../connectors/acting-exchange.ts';
import { objectionTo, type Switching } from '../connectors/carry-out.ts';
import type { Db } from '../database/connect.ts';
import { retryRace, retryTransient } from '../database/errors.ts';
import { readActor } from '../session/repository.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { setAgentState, setQueueLogIn } from './agents.ts';

export interface LiveReply {
  error: LiveError | null;
  detail?: string;
}

type MarkedHere = Extract<LiveRequest, { type: 'answer' | 'hangUp' }>;

/** Carries out what a person asks of the live side: at the exchange, where it can act; else here. Everything is audited. */
export async function carryOutLiveRequest(
  db: Db,
  switching: Switching,
  signedIn: SignedIn,
  request: LiveRequest,
): Promise<LiveReply> {
  // The connection may be older than the person's grants.
  const actor = await readActor(db, signedIn.actor.userId);
  const reply = actor === undefined ? { error: 'not-permitted' as const } : await answer(db, switching, actor, request);
  await writeAudit(db, {
    userId: signedIn.actor.userId,
    sessionId: signedIn.sessionId,
    action: `live.${request.type}`,
    subject: { ...subjectOf(request), result: reply.error ?? 'done' },
  });
  return reply;
}

/** What was done with what; never a number. */
function subjectOf(request: LiveRequest): Record<string, string> {
  if (request.type === 'setState') return { state: request.state };
  if (request.type === 'setQueueLogIn') return { queueId: request.queueId, isIn: request.isIn ? 'yes' : 'no' };
  if (request.type === 'originate') return { organisationId: request.organisationId };
  return { callId: request.callId, ...(request.type === 'transfer' && { mode: request.mode }) };
}

async function answer(db: Db, switching: Switching, actor: Actor, request: LiveRequest): Promise<LiveReply> {
  if (request.type === 'setState') return { error: await setOwnState(db, actor, request) };
  if (request.type === 'setQueueLogIn') return { error: await setOwnQueue(db, actor, request) };
  const outcome = await switching.carryOut(actor, request);
  if (outcome !== null) return replyOf(outcome);
  if (request.type !== 'answer' && request.type !== 'hangUp') return { error: 'no-connector' };
  return { error: await markHere(db, actor, request) };
}

function replyOf(outcome: ActionOutcome): LiveReply {
  if (outcome.type === 'done') return { error: null };
  const { error, detail } = outcome;
  return { error, ...(detail !== undefined && { detail: detail.slice(0, 500) }) };
}

async function setOwnState(
  db: Db,
  actor: Actor,
  { state, pauseReason }: Extract<LiveRequest, { type: 'setState' }>,
): Promise<LiveError | null> {
  const organisations = organisationsWith(actor, 'call.take');
  if (organisations.length === 0) return 'not-permitted';
  await retryTransient(() =>
    db.transaction().execute(async (tx) => {
      const until = state === 'after-call' ? await afterCallUntil(tx, actor.userId) : null;
      await setAgentState(tx, actor.userId, organisations, { state, pauseReason, until });
    }),
  );
  return null;
}

/** Logs somebody in to or out of a queue that they belong to. */
async function setOwnQueue(
  db: Db,
  actor: Actor,
  { queueId, isIn }: Extract<LiveRequest, { type: 'setQueueLogIn' }>,
): Promise<LiveError | null> {
  const queue = await db
    .selectFrom('queues')
    .select(['organisationId', 'memberUserIds'])
    .where('id', '=', queueId)
    .where('active', '=', true)
    .where('deleted', '=', false)
    .executeTakeFirst();
  const isMember = queue?.memberUserIds.includes(actor.userId) === true;
  if (!isMember || !can(actor, 'call.take', queue.organisationId)) return 'not-permitted';
  const organisations = organisationsWith(actor, 'call.take');
  await retryTransient(() =>
    db.transaction().execute(async (tx) => setQueueLogIn(tx, actor.userId, organisations, { queueId, isIn })),
  );
  return null;
}

/** Marks a call of an exchange that only tells as answered or over, until it says so itself. */
async function markHere(db: Db, actor: Actor, request: MarkedHere): Promise<LiveError | null> {
  return await retryRace(() =>
    db.transaction().execute(async (tx) => {
      const call = await lockCall(tx, request.callId);
      if (call === undefined) return 'call-not-found';
      const objection = objectionTo(request, call, actor);
      if (objection !== null) return objection;
      const now = new Date().toISOString();
      switch (request.type) {
        case 'answer': {
          const result = answerAtConsole(call, actor.userId, now);
          if (result.type === 'refused') return result.reason;
          await saveCall(tx, call, result.call);
          return null;
        }
        case 'hangUp':
          await saveCall(tx, call, endAtConsole(call, now));
          return null;
        default:
          return assertNever(request);
      }
    }),
  );
}
