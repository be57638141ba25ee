import { assertNever } from '../assert-never.ts';
import { callerNumber, parsePhoneNumber } from '../directory/phone-number.ts';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { CtiEvent } from './cti.ts';
import { withVisits } from './queue-visits.ts';
import { type Call, type CallCause, type TransferProblem, untoldOfCall } from './schema.ts';

/** One thing a switchboard tells of a call, whatever format it speaks. */
export type CallFact =
  /** Rings, or waits in a queue; told again, it has come to another queue. */
  | { readonly type: 'arrived' }
  /** Somebody speaks with the caller; also after parking, and who may be another than before. */
  | { readonly type: 'answered' }
  /** Put aside by whoever answered, to be taken back at this space. */
  | { readonly type: 'parked'; readonly space: string }
  /** Whose telephone rings since they pressed answer; null: it does no more. */
  | { readonly type: 'rings-at'; readonly userId: Id | null }
  /** Is being sent on, with or without a word; or, unanswered, moved on to another queue. */
  | { readonly type: 'transferring'; readonly to: string; readonly state: 'sent' | 'ringing' }
  /** The agent speaks with the one it is going to be sent on to. */
  | { readonly type: 'transfer-speaking' }
  /** Could not be sent on: it is with the agent again, or waits at a space until the agent takes it. */
  | { readonly type: 'transfer-failed'; readonly reason: TransferProblem['reason']; readonly space?: string }
  /** Sent on to somebody else: what follows is no longer ours. Empty: to where it was being sent on to. */
  | { readonly type: 'transferred'; readonly to: string }
  /** Left its queue without having been answered there: given up, unless we have taken it out ourselves. */
  | { readonly type: 'left-queue' }
  | { readonly type: 'ended'; readonly cause: CallCause }
  /** Found to be gone, without having been told of its end: when it ended nobody knows. */
  | { readonly type: 'found-gone' };

/** What is known besides the fact itself. */
export interface CallFactContext {
  /** When it happened by the switchboard's clock, or when it was told where the format carries no time. */
  at: Instant;
  connector: string;
  /** The switchboard's own name of the call. */
  externalId: string;
  direction: Call['direction'];
  /** As the switchboard writes them. */
  from: string;
  to: string;
  /** Where the called number or the queue's name leads; the organisation of the connector when it leads nowhere. */
  organisationId: OrganisationId;
  queueId: Id | null;
  /** Whom the queue keeps its calls to; null or left out: nobody. */
  seenByUserIds?: Id[] | null;
  /** The user the fact names, if we know one by that login, number or identifier. */
  userId: Id | null;
  newCallId: Id;
}

export type CallFactIgnored =
  /** The same arrival again, or one that comes after the call has gone on. */
  | 'repeated'
  /** Anything after the call has ended. */
  | 'after-end'
  /** What is so already, or what we have brought about ourselves. */
  | 'already-known'
  /** An end of a call never heard of: there is nothing to end and nothing to count. */
  | 'unknown-call'
  /** The arrival of a call that goes by another connector's name. */
  | 'told-by-another'
  /** The end of a transfer of a call that is not being sent on. */
  | 'not-transferring';

export type CallFactResult = { type: 'changed'; call: Call } | { type: 'ignored'; reason: CallFactIgnored };

function newCall(context: CallFactContext): Call {
  return {
    id: context.newCallId,
    organisationId: context.organisationId,
    version: 0,
    externalId: context.externalId,
    connector: context.connector,
    direction: context.direction,
    fromNumber: callerNumber(context.from),
    toNumber: parsePhoneNumber(context.to) ?? context.to,
    queueId: context.queueId,
    arrivedAt: context.at,
    answeredAt: null,
    answeredByUserId: null,
    answerSource: null,
    ...untoldOfCall,
    seenByUserIds: context.seenByUserIds ?? null,
    endedAt: null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
  };
}

const ignored = (reason: CallFactIgnored): CallFactResult => ({ type: 'ignored', reason });
const changed = (call: Call): CallFactResult => ({ type: 'changed', call });

/** Clocks differ and facts overtake each other: nothing of a call lies before what came first. */
const notBefore = (at: Instant, earliest: Instant): Instant => (at < earliest ? earliest : at);

/** Nobody waits at a space any more once the call is spoken with, sent on or over. */
const notParked = { parkedAt: null, parkingSpace: null };
const notTransferring = { transferringTo: null, transferState: null };

function ended(call: Call, at: Instant, change: Partial<Call>): Call {
  const endedAt = notBefore(at, call.answeredAt ?? call.arrivedAt);
  return { ...call, ...notParked, ...notTransferring, answeringUserId: null, endedAt, ...change };
}

/**
 * Returns a call whose end was never told as ended now. That it has no cause tells it from every call the switchboard or
 * an agent has ended; when it really ended nobody knows.
 */
export function foundGone(call: Call, now: Instant): Call {
  return withVisits(call, ended(call, now, { cause: null }));
}

/**
 * Returns what a fact makes of a call. Facts may come twice, late or not at all; each is accepted or ignored on purpose:
 * an answer without an arrival starts the call (we missed its ringing, not the call); an answer after "answered here"
 * confirms it and may correct who; nothing reopens an ended call.
 */
export function applyCallFact(call: Call | undefined, fact: CallFact, context: CallFactContext): CallFactResult {
  if (call !== undefined && call.endedAt !== null) {
    return ignored(fact.type === 'arrived' ? 'repeated' : 'after-end');
  }
  const result = decide(call, fact, context);
  return result.type === 'changed' ? changed(withVisits(call, result.call, context.at)) : result;
}

function decide(call: Call | undefined, fact: CallFact, context: CallFactContext): CallFactResult {
  if (fact.type === 'arrived') return call === undefined ? changed(newCall(context)) : arrivedAgain(call, context);
  if (fact.type === 'answered') return answered(call ?? newCall(context), context);
  if (call === undefined) return ignored('unknown-call');
  switch (fact.type) {
    case 'parked':
      // A call that is being sent on is parked meanwhile, by us.
      if (call.transferringTo !== null) return ignored('already-known');
      if (call.parkedAt !== null && call.parkingSpace === fact.space) return ignored('already-known');
      return changed({ ...call, parkedAt: notBefore(context.at, call.arrivedAt), parkingSpace: fact.space });
    case 'rings-at':
      if (call.answeredAt !== null || call.answeringUserId === fact.userId) return ignored('already-known');
      return changed({ ...call, answeringUserId: fact.userId });
    case 'transferring':
      if (call.transferringTo !== null) return ignored('already-known');
      return changed({
        ...call,
        ...notParked,
        transferringTo: fact.to,
        transferState: fact.state,
        transferProblem: null,
      });
    case 'transfer-speaking':
      if (call.transferState !== 'ringing') return ignored('not-transferring');
      return changed({ ...call, transferState: 'speaking' });
    case 'transfer-failed': {
      const { transferringTo: to } = call;
      if (to === null) return ignored('not-transferring');
      // Who has called it off knows so, and needs no word of it.
      const transferProblem = fact.reason === 'cancelled' ? null : { to, reason: fact.reason, at: context.at };
      const waits = fact.space === undefined ? {} : { parkedAt: context.at, parkingSpace: fact.space };
      return changed({ ...call, ...notTransferring, ...waits, transferProblem });
    }
    case 'transferred': {
      const transferredTo = fact.to || (call.transferringTo ?? '');
      return changed(ended(call, context.at, { cause: 'forwarded', transferredTo }));
    }
    case 'left-queue':
      // One that is being answered from the console leaves too; whether it was given up, its hangup tells.
      if (call.answeredAt !== null || call.transferringTo !== null || call.answeringUserId !== null) {
        return ignored('already-known');
      }
      return changed(ended(call, context.at, { cause: 'cancel' }));
    case 'ended':
      return changed(ended(call, context.at, { cause: fact.cause }));
    case 'found-gone':
      return changed(foundGone(call, context.at));
    default:
      return assertNever(fact);
  }
}

function arrivedAgain(call: Call, context: CallFactContext): CallFactResult {
  const isSentOn = context.queueId !== null && context.queueId !== call.queueId && call.answeredAt === null;
  // A call stays with the organisation that was called, also when another's queue helps out.
  if (isSentOn && context.organisationId === call.organisationId) {
    const { queueId, seenByUserIds = null } = context;
    return changed({ ...call, ...notTransferring, answeringUserId: null, queueId, seenByUserIds });
  }
  // Where it was moved on to is unknown here; it waits there all the same, and is not on its way any more.
  const isMoved = call.answeredAt === null && call.transferringTo !== null;
  return isMoved ? changed({ ...call, ...notTransferring }) : ignored('repeated');
}

function answered(call: Call, context: CallFactContext): CallFactResult {
  // Somebody else than the one who sends it on has taken it: it is there.
  if (call.transferringTo !== null && call.answeredAt !== null && context.userId !== call.answeredByUserId) {
    const transferredTo = call.transferringTo;
    return changed(ended(call, context.at, { cause: 'forwarded', transferredTo }));
  }
  const answeredByUserId = context.userId ?? call.answeringUserId ?? call.answeredByUserId;
  const isTold = call.answerSource === 'pbx' && call.answeredByUserId === answeredByUserId;
  if (isTold && call.parkedAt === null) return ignored('already-known');
  const answeredAt = call.answeredAt ?? notBefore(context.at, call.arrivedAt);
  const mark = { answeredAt, answeredByUserId, answerSource: 'pbx', answeringUserId: null } as const;
  return changed({ ...call, ...notParked, ...notTransferring, ...mark });
}

/** Returns an event of the generic CTI format as a fact. */
export function factOfCtiEvent(event: CtiEvent): CallFact {
  switch (event.event) {
    case 'newCall':
      return { type: 'arrived' };
    case 'answer':
      return { type: 'answered' };
    case 'hangup':
      return { type: 'ended', cause: event.cause };
    default:
      return assertNever(event);
  }
}

export type ConsoleAnswer =
  | { type: 'changed'; call: Call }
  | { type: 'refused'; reason: 'call-ended' | 'call-already-answered' };

/** Returns the call as answered by an agent at the console, before the switchboard has said so. */
export function answerAtConsole(call: Call, userId: Id, now: Instant): ConsoleAnswer {
  if (call.endedAt !== null) return { type: 'refused', reason: 'call-ended' };
  if (call.answeredAt !== null) {
    return call.answeredByUserId === userId
      ? { type: 'changed', call }
      : { type: 'refused', reason: 'call-already-answered' };
  }
  const mark = { answeredAt: now, answeredByUserId: userId, answerSource: 'console', answeringUserId: null } as const;
  return { type: 'changed', call: withVisits(call, { ...call, ...mark }) };
}

/** Returns the call as ended by an agent at the console, where the switchboard cannot be asked to. */
export function endAtConsole(call: Call, now: Instant): Call {
  return withVisits(call, ended(call, now, { cause: 'normalClearing' }));
}
