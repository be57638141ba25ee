import type { Call } from '#shared/calls/schema.ts';
import type { Telephone } from '#shared/connectors/telephone.ts';
import { calledNumber } from '#shared/directory/called-number.ts';
import { hasLeft as hasLeftPost } from '#shared/directory/has-left.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { LivePicture } from '#shared/live/picture.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { isInQueue, type Offer, offerOf, wantedSkills } from '#shared/queues/skills.ts';
import { visitsOf } from '#shared/queues/statistics.ts';
import { atWorkIn, secondsPerTurn, whomCallsConcern } from '#shared/queues/turns.ts';
import type { Instant } from '#shared/time/instant.ts';
import { waitingCalls, waitingCallsFor } from './waiting-calls.ts';

/** What decides whose a waiting call is. */
export interface Surroundings {
  userId: Id;
  queues: ReadonlyMap<Id, Queue>;
  live: Pick<LivePicture, 'organisations'>;
  /** The person's own numbers: a call to one of them, past all queues, is theirs. */
  ownNumbers: readonly string[];
  /** The server's time in milliseconds. */
  now: number;
}

/** Returns since when a call has waited in the queue it is in. */
export function enteredAt(call: Call): Instant {
  return visitsOf(call).at(-1)?.enteredAt ?? call.arrivedAt;
}

function agentsOf({ live }: Pick<Surroundings, 'live'>, { organisationId }: Pick<Queue, 'organisationId'>) {
  return [...(live.organisations.get(organisationId)?.agents.values() ?? [])];
}

/** Returns what a waiting call is to this person; null when it is in no queue that they belong to. */
export function callOffer(call: Call, around: Omit<Surroundings, 'ownNumbers'>): Offer | null {
  const { userId, queues, now } = around;
  const queue = queues.get(call.queueId ?? '');
  if (queue === undefined || !queue.memberUserIds.includes(userId)) return null;
  // Most queues ask for nothing: then nobody has to be looked at.
  if (wantedSkills(queue.skills).length === 0) return { type: 'everyone' };
  const atWork = atWorkIn(queue, agentsOf(around, queue)).map((agent) => agent.userId);
  return offerOf(queue, userId, atWork, { enteredAt: enteredAt(call), now });
}

/** Whether the person has logged out of the call's queue while logged in to others. */
function hasLeft(call: Call, { live, userId }: Surroundings): boolean {
  const own = live.organisations.get(call.organisationId)?.agents.get(userId);
  return own !== undefined && own.state !== 'logged-out' && call.queueId !== null && !isInQueue(own, call.queueId);
}

function isDirect({ queueId, toNumber }: Call, { ownNumbers }: Surroundings): boolean {
  return queueId === null && ownNumbers.includes(calledNumber(toNumber) ?? toNumber);
}

/** Returns the number that a telephone is reached by, of its name at the exchange: "PJSIP/101" is 101. */
export function numberOfTelephone(name: string): string {
  return name.replace(/^[^/]*\//, '').replace(/[@/].*$/, '');
}

/**
 * Returns the numbers that are this person's own, as a called number is compared with them: those of their telephones
 * at the exchange, and the mobiles, fixed numbers and extensions the directory has of them. A switchboard's number is
 * everybody's, also where it stands with a person. Of a post they have left by `at`, none is.
 */
export function ownNumbersOf(
  telephones: readonly Pick<Telephone, 'telephone'>[],
  people: readonly Pick<Person, 'phones' | 'leftOn'>[],
  at: Instant,
): string[] {
  const ofTelephones = telephones
    .map(({ telephone }) => numberOfTelephone(telephone))
    .filter((number) => number !== '');
  const ofPeople = people
    .filter((person) => !hasLeftPost(person, at))
    .flatMap(({ phones }) => phones.filter(({ kind }) => kind !== 'switchboard').map(({ number }) => number));
  return [...new Set([...ofTelephones, ...ofPeople].map((number) => calledNumber(number) ?? number))];
}

/** Returns the waiting calls that this person may take now, longest waiting first. */
export function offeredCalls(calls: Iterable<Call>, around: Surroundings): Call[] {
  const all = waitingCalls(calls, null);
  const own = new Set(waitingCallsFor(around.userId, all, around.queues));
  return all.filter((call) => {
    if (isDirect(call, around)) return true;
    return own.has(call) && !hasLeft(call, around) && callOffer(call, around)?.type !== 'later';
  });
}

/** Returns when the next call becomes one that this person may take, by waiting alone; null: none does. */
export function nextOfferAt(calls: Iterable<Call>, around: Surroundings): Instant | null {
  const later = waitingCallsFor(around.userId, calls, around.queues).flatMap((call) => {
    const offer = callOffer(call, around);
    return offer?.type === 'later' ? [offer.at] : [];
  });
  return later.sort()[0] ?? null;
}

/**
 * Returns the waiting call that concerns this person, to be told of where they do not see the queue: their turn among
 * the members who are free. Who belongs to no queue is told of each, as they are to answer all.
 */
export function concerningCall(calls: Iterable<Call>, around: Surroundings): Call | null {
  const { userId, queues, now } = around;
  const all = waitingCalls(calls, null);
  const queued = all.flatMap((call) =>
    call.queueId === null ? [] : [{ id: call.id, queueId: call.queueId, enteredAt: enteredAt(call) }],
  );
  const concerned = whomCallsConcern(queued, queues, (queue) => agentsOf(around, queue), now);
  return (
    offeredCalls(all, around).find((call) => {
      const isMember = queues.get(call.queueId ?? '')?.memberUserIds.includes(userId) === true;
      return !isMember || concerned.get(call.id)?.includes(userId) === true;
    }) ?? null
  );
}

/** Returns when one more is told of a call that waits, at the earliest; null: nobody waits in a queue. */
export function nextTurnAt(calls: Iterable<Call>, now: number): Instant | null {
  const turn = secondsPerTurn * 1_000;
  const ends = waitingCalls(calls, null).map((call) => {
    const since = Date.parse(enteredAt(call));
    return since + (Math.floor(Math.max(0, now - since) / turn) + 1) * turn;
  });
  return ends.length === 0 ? null : new Date(Math.min(...ends)).toISOString();
}
