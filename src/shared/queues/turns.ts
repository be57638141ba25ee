import type { Id } from '../identity/ids.ts';
import type { AgentState } from '../live/protocol.ts';
import type { Instant } from '../time/instant.ts';
import type { Queue } from './schema.ts';
import { isAtWork, isInQueue, offerOf, penaltyOf } from './skills.ts';

/** A call that waits in a queue, since when. */
export interface QueuedCall {
  readonly id: Id;
  readonly queueId: Id;
  readonly enteredAt: Instant;
}

/** After so many seconds without an answer, one more agent is told of a call. */
export const secondsPerTurn = 15;

/** Returns the members of a queue who are logged in to it and at work. */
export function atWorkIn(queue: Pick<Queue, 'id' | 'memberUserIds'>, agents: Iterable<AgentState>): AgentState[] {
  return [...agents].filter(
    (agent) => queue.memberUserIds.includes(agent.userId) && isAtWork(agent.state) && isInQueue(agent, queue.id),
  );
}

/**
 * Returns whom each waiting call concerns: one of those who are free and may take it, the one with the fewest calls to
 * think of, then by when they are asked, then who has been free longest. When that one does not answer, one more each
 * turn. Every screen finds the same by itself, so a notification comes to one and not to the whole queue.
 */
export function whomCallsConcern(
  waiting: readonly QueuedCall[],
  queues: ReadonlyMap<Id, Queue>,
  agentsOf: (queue: Queue) => Iterable<AgentState>,
  now: number,
): Map<Id, Id[]> {
  const told = new Map<Id, number>();
  const concerned = new Map<Id, Id[]>();
  for (const call of [...waiting].sort(
    inOrderOf(
      ({ enteredAt }) => enteredAt,
      ({ id }) => id,
    ),
  )) {
    const queue = queues.get(call.queueId);
    if (queue === undefined) continue;
    const here = atWorkIn(queue, agentsOf(queue));
    const ids = here.map(({ userId }) => userId);
    const free = here
      .filter(({ state }) => state !== 'on-call')
      .filter(({ userId }) => offerOf(queue, userId, ids, { enteredAt: call.enteredAt, now }).type !== 'later')
      .sort(
        inOrderOf<AgentState>(
          ({ userId }) => told.get(userId) ?? 0,
          ({ state }) => (state === 'ready' ? 0 : 1),
          ({ userId }) => penaltyOf(queue, userId),
          ({ since }) => since,
          ({ userId }) => userId,
        ),
      );
    const turns = 1 + Math.floor(Math.max(0, now - Date.parse(call.enteredAt)) / 1_000 / secondsPerTurn);
    const ofCall = free.slice(0, turns).map(({ userId }) => userId);
    for (const userId of ofCall) told.set(userId, (told.get(userId) ?? 0) + 1);
    concerned.set(call.id, ofCall);
  }
  return concerned;
}

/** Compares by the first of these in which two differ. */
function inOrderOf<T>(...by: readonly ((one: T) => string | number)[]): (one: T, other: T) => number {
  return (one, other) => {
    for (const of of by) {
      const [first, second] = [of(one), of(other)];
      if (first !== second) return first < second ? -1 : 1;
    }
    return 0;
  };
}
