import { assertNever } from '../assert-never.ts';
import { callerNumber, parsePhoneNumber } from '../directory/phone-number.ts';
import type { Id } from '../identity/ids.ts';
import type { OrganisationId } from '../organisations/schema.ts';
import type { Instant } from '../time/instant.ts';
import type { CtiEvent } from './cti.ts';
import type { Call } from './schema.ts';

/** What the receiver of an event knows besides it. The format carries no time: `now` is the stamp of arrival. */
export interface CtiContext {
  now: Instant;
  connector: string;
  /** Where the called number or the queue's name leads; the organisation of the token when it leads nowhere. */
  organisationId: OrganisationId;
  queueId: Id | null;
  /** The user the event names, if we know one by that login, number or identifier. */
  userId: Id | null;
  newCallId: Id;
}

export type CtiIgnored =
  /** The same newCall again, or one that comes after the call has gone on. */
  | 'repeated'
  /** An answer or hangup after the call has ended. */
  | 'after-end'
  /** An answer of a call that is already answered by the same person. */
  | 'already-answered'
  /** A hangup of a call never heard of: there is nothing to end and nothing to count. */
  | 'unknown-call';

export type CtiResult = { type: 'changed'; call: Call } | { type: 'ignored'; reason: CtiIgnored };

function newCall(event: CtiEvent, context: CtiContext): Call {
  return {
    id: context.newCallId,
    organisationId: context.organisationId,
    version: 0,
    externalId: event.callId,
    connector: context.connector,
    direction: event.direction,
    fromNumber: callerNumber(event.from),
    toNumber: parsePhoneNumber(event.to) ?? event.to,
    queueId: context.queueId,
    arrivedAt: context.now,
    answeredAt: null,
    answeredByUserId: null,
    answerSource: null,
    endedAt: null,
    cause: null,
    personId: null,
    ticketId: null,
    outcome: null,
    note: '',
  };
}

/**
 * Returns what an event of the generic CTI format makes of a call. Events may come twice, late or not at all; each is
 * accepted or ignored on purpose:
 * an answer without a newCall starts the call (we missed its ringing, not the call); an answer after "answered here"
 * confirms it and may correct who; nothing reopens an ended call.
 */
export function applyCtiEvent(call: Call | undefined, event: CtiEvent, context: CtiContext): CtiResult {
  switch (event.event) {
    case 'newCall':
      return call === undefined
        ? { type: 'changed', call: newCall(event, context) }
        : { type: 'ignored', reason: 'repeated' };
    case 'answer': {
      const known = call ?? newCall(event, context);
      if (known.endedAt !== null) return { type: 'ignored', reason: 'after-end' };
      const answeredByUserId = context.userId ?? known.answeredByUserId;
      if (known.answerSource === 'pbx' && known.answeredByUserId === answeredByUserId) {
        return { type: 'ignored', reason: 'already-answered' };
      }
      const answeredAt = known.answeredAt ?? context.now;
      return { type: 'changed', call: { ...known, answeredAt, answeredByUserId, answerSource: 'pbx' } };
    }
    case 'hangup':
      if (call === undefined) return { type: 'ignored', reason: 'unknown-call' };
      if (call.endedAt !== null) return { type: 'ignored', reason: 'after-end' };
      return { type: 'changed', call: { ...call, endedAt: context.now, cause: event.cause } };
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
