import { otherNumber } from '#shared/calls/other-number.ts';
import { callState } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import type { Scalar } from '../../rows/packed-column.ts';
import { type ComputedFields, made, nameOf, personNameOf, type Surroundings } from './computed-field.ts';

function numberOf(around: Surroundings, id: Id | null): Scalar {
  const ticket = typeof id === 'string' ? around.get('tickets', id) : undefined;
  return ticket === undefined ? null : ticketNumber(ticket);
}

/** Of calls and call-backs. */
export const callFields = {
  calls: {
    state: made('calls', ['answeredAt', 'endedAt'], (call) => callState(call)),
    /** Of whoever is at the other end; null: hidden. */
    otherNumber: made('calls', ['direction', 'fromNumber', 'toNumber'], (call) => otherNumber(call)),
    queue: made('calls', ['queueId'], ({ queueId }, around) => nameOf(around, 'queues', queueId), { queues: ['name'] }),
    answeredBy: made('calls', ['answeredByUserId'], (call, around) => nameOf(around, 'users', call.answeredByUserId), {
      users: ['name'],
    }),
    /** What it came to for whoever called: `missed`, `answered`, or for our own `noAnswer`. */
    result: made('calls', ['direction', 'answeredAt', 'cause'], ({ direction, answeredAt, cause }) => {
      if (answeredAt !== null || cause === 'forwarded') return 'answered';
      return direction === 'in' ? 'missed' : 'noAnswer';
    }),
    party: made('calls', ['personId'], ({ personId }, around) => personNameOf(around, personId), {
      people: ['givenName', 'familyName'],
    }),
    reason: made('calls', ['reasonCodeId'], ({ reasonCodeId }, around) => nameOf(around, 'reasonCodes', reasonCodeId), {
      reasonCodes: ['name'],
    }),
    ticketNumber: made('calls', ['ticketId'], ({ ticketId }, around) => numberOf(around, ticketId), {
      tickets: ['number'],
    }),
    talkSeconds: made('calls', ['answeredAt', 'endedAt'], ({ answeredAt, endedAt }) =>
      answeredAt === null || endedAt === null ? null : (Date.parse(endedAt) - Date.parse(answeredAt)) / 1_000,
    ),
    /** From arrival to answer, or to the end when nobody answered. */
    waitSeconds: made('calls', ['arrivedAt', 'answeredAt', 'endedAt'], ({ arrivedAt, answeredAt, endedAt }) => {
      const until = answeredAt ?? endedAt;
      return until === null ? null : (Date.parse(until) - Date.parse(arrivedAt)) / 1_000;
    }),
  },
  callBacks: {
    isOpen: made('callBacks', ['status'], ({ status }) => status === 'open'),
    who: made(
      'callBacks',
      ['name', 'personId'],
      ({ name, personId }, around) => personNameOf(around, personId) ?? (name === '' ? null : name),
      { people: ['givenName', 'familyName'] },
    ),
    owner: made('callBacks', ['ownerUserId'], ({ ownerUserId }, around) => nameOf(around, 'users', ownerUserId), {
      users: ['name'],
    }),
    queue: made('callBacks', ['queueId'], ({ queueId }, around) => nameOf(around, 'queues', queueId), {
      queues: ['name'],
    }),
  },
} as const satisfies ComputedFields;
