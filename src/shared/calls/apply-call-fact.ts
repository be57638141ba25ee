import { assertNever } from '../assert-never.ts';
import { callerNumber, parsePhoneNumber } from '../directory/phone-number.ts';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { CtiEvent } from './cti.ts';
import type { Call, CallCause } from './schema.ts';

/** One thing a switchboard tells of a call, whatever format it speaks. */
export type CallFact =
  /** Rings, or waits in a queue; told again, it has come to another queue. */
  | { readonly type: 'arrived' }
  /** Somebody speaks with the caller; also after parking, and who may be another than before. */
  | { readonly type: 'answered' }
  /** Put aside by whoever answered, to be taken back at this space. */
  | { readonly type: 'parked'; readonly space: string }
  /** Sent on to somebody else: what follows is no longer ours. */
  | { readonly type: 'transferred'; readonly to: string }
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
  /** The user the fact names, if we know one by that login, number or identifier. */
  userId: Id | null;
  newCallId: Id;
}

export type CallFactIgnored =
  /** The same arrival again, or one that comes after the call has gone on. */
  | 'repeated'
  /** Anything after the call has ended. */
  | 'after-end'
  /** An answer of a call that is already answered by the same person, or a parking that is already known. */
  | 'already-known'
  /** An end of a call never heard of: there is nothing to end and nothing to count. */
  | 'unknown-call';

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
    parkedAt: null,
    parkingSpace: null,
    transferredTo: null,
    transferringTo: null,
    transferState: null,
    transferProblem: null,
    answeringUserId: null,
    queueVisits: [],
    seenByUserIds: null,
    endedAt: null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    reasonCodeId: null,
    note: '',
  };
}

const ignored = (reason: CallFactIgnored): CallFactResult => ({ type: 'ignored', reason });
const changed = (call: Call): CallFactResult => ({ type: 'changed', call });

/** Clocks differ and facts overtake each other: nothing of a call lies before what came first. */
const notBefore = (at: Instant, earliest: Instant): Instant => (at < earliest ? earliest : at);

/** Nobody waits at a space any more once the call is spoken with, sent on or over. */
const notParked = { parkedAt: null, parkingSpace: null };

function ended(call: Call, at: Instant, change: Partial<Call>): Call {
  return { ...call, ...notParked, endedAt: notBefore(at, call.answeredAt ?? call.arrivedAt), ...change };
}

/**
 * Returns a call whose end was never told as ended now. That it has no cause tells it from every call the switchboard or
 * an agent has ended; when it really ended nobody knows.
 */
export function foundGone(call: Call, now: Instant): Call {
  return ended(call, now, { cause: null });
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
  switch (fact.type) {
    case 'arrived': {
      if (call === undefined) return changed(newCall(context));
      const isSentOn = context.queueId !== null && context.queueId !== call.queueId && call.answeredAt === null;
      // A call stays with the organisation that was called, also when another's queue helps out.
      if (!isSentOn || context.organisationId !== call.organisationId) return ignored('repeated');
      return changed({ ...call, queueId: context.queueId });
    }
    case 'answered': {
      const known = call ?? newCall(context);
      const answeredByUserId = context.userId ?? known.answeredByUserId;
      const isTold = known.answerSource === 'pbx' && known.answeredByUserId === answeredByUserId;
      if (isTold && known.parkedAt === null) return ignored('already-known');
      const answeredAt = known.answeredAt ?? notBefore(context.at, known.arrivedAt);
      return changed({ ...known, ...notParked, answeredAt, answeredByUserId, answerSource: 'pbx' });
    }
    case 'parked': {
      if (call === undefined) return ignored('unknown-call');
      if (call.parkedAt !== null && call.parkingSpace === fact.space) return ignored('already-known');
      return changed({ ...call, parkedAt: notBefore(context.at, call.arrivedAt), parkingSpace: fact.space });
    }
    case 'transferred':
      if (call === undefined) return ignored('unknown-call');
      return changed(ended(call, context.at, { cause: 'forwarded', transferredTo: fact.to }));
    case 'ended':
      if (call === undefined) return ignored('unknown-call');
      return changed(ended(call, context.at, { cause: fact.cause }));
    case 'found-gone':
      if (call === undefined) return ignored('unknown-call');
      return changed(foundGone(call, context.at));
    default:
      return assertNever(fact);
  }
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
  return { type: 'changed', call: { ...call, answeredAt: now, answeredByUserId: userId, answerSource: 'console' } };
}
