import { otherNumber } from '../calls/other-number.ts';
import type { Call } from '../calls/schema.ts';
import { derivedId } from '../identity/ids.ts';
import type { OpeningHours } from '../service-hours/schema.ts';
import { addServiceMinutes } from '../service-hours/service-minutes.ts';
import type { Instant } from '../time/instant.ts';
import { type CallBack, withStep } from './schema.ts';

/** Whoever was missed is called within so many minutes of opening hours. */
const missedWithinMinutes = 60;

/** What is known around a call that has ended. */
export interface AroundCall {
  /** The open call-back of a missed call, of the same organisation and number. */
  open: CallBack | undefined;
  /** Of the queue, else of the organisation; null where neither is known. */
  hours: OpeningHours | null;
}

/**
 * Returns what the end of a call does to the list of those to be called: one missed is put on it, once per number and
 * organisation however often they try; one spoken with since, whoever called whom, is off it. Null: nothing changes.
 */
export function callBackAfterCall(call: Call, around: AroundCall): CallBack | null {
  const number = otherNumber(call);
  const { open } = around;
  if (call.endedAt === null || number === null) return null;
  if (call.answeredAt !== null) return open === undefined ? null : spokenWith(open, call, call.endedAt);
  if (call.direction === 'out') return open === undefined ? null : tried(open, call.endedAt);
  // Sent on elsewhere before anybody here answered: somebody else has them.
  if (call.cause === 'forwarded') return null;
  if (open?.callId === call.id) return null;
  if (open === undefined) return missed(call, number, call.endedAt, around);
  const isLater = open.lastMissedAt === null || open.lastMissedAt < call.endedAt;
  return {
    ...open,
    missedCount: open.missedCount + 1,
    seenByUserIds:
      open.seenByUserIds === null || call.seenByUserIds === null
        ? null
        : [...new Set([...open.seenByUserIds, ...call.seenByUserIds])],
    ...(isLater ? { lastMissedAt: call.endedAt, callId: call.id, queueId: call.queueId ?? open.queueId } : {}),
  };
}

function missed(call: Call, number: string, endedAt: Instant, { hours }: AroundCall): CallBack {
  const inAnHour = new Date(Date.parse(endedAt) + missedWithinMinutes * 60_000).toISOString();
  return {
    id: derivedId(call.id, 'call-back'),
    organisationId: call.organisationId,
    version: 0,
    origin: 'missed',
    status: 'open',
    number,
    name: '',
    personId: call.personId,
    about: '',
    callId: call.id,
    ticketId: call.ticketId,
    queueId: call.queueId,
    ownerUserId: null,
    seenByUserIds: call.seenByUserIds,
    dueAt: (hours === null ? null : addServiceMinutes(hours, endedAt, missedWithinMinutes)) ?? inAnHour,
    missedCount: 1,
    lastMissedAt: endedAt,
    steps: [],
    createdAt: endedAt,
    createdByUserId: null,
    doneAt: null,
    doneByUserId: null,
    outcome: null,
    note: '',
  };
}

function spokenWith(open: CallBack, call: Call, endedAt: Instant): CallBack | null {
  // A conversation that began before they were missed does not answer for it.
  if (open.lastMissedAt !== null && call.answeredAt !== null && call.answeredAt < open.lastMissedAt) return null;
  return {
    ...open,
    status: 'done',
    outcome: call.direction === 'in' ? 'called-us' : 'reached',
    doneAt: endedAt,
    doneByUserId: call.answeredByUserId,
  };
}

function tried(open: CallBack, at: Instant): CallBack {
  return withStep(open, { what: 'tried', at, userId: null, note: '' });
}
