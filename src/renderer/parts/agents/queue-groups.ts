import type { Id } from '#shared/identity/ids.ts';
import type { LivePicture } from '#shared/live/picture.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { isInQueue } from '#shared/queues/skills.ts';
import type { User } from '#shared/users/schema.ts';

/** A colleague at the phones, as they stand in one queue. */
export interface Agent {
  state: AgentState;
  name: string;
  /** False: logged in to others, and out of this queue. */
  isIn: boolean;
}

/** Queues with the same people standing the same way; none: those who belong to no queue. */
export interface QueueGroup {
  id: string;
  queues: readonly Queue[];
  agents: readonly Agent[];
}

export type AgentOrder = 'state' | 'name' | 'since';

/** Whoever can help first comes first. */
const stateRank: Readonly<Record<AgentState['state'], number>> = {
  ready: 0,
  'on-call': 1,
  'after-call': 2,
  paused: 3,
  'logged-out': 4,
};

/** Returns everybody the live picture knows of, each once, with the latest word of their state. */
export function latestStates(picture: Pick<LivePicture, 'organisations'>): Map<Id, AgentState> {
  const latest = new Map<Id, AgentState>();
  for (const state of [...picture.organisations.values()].flatMap(({ agents }) => [...agents.values()])) {
    const known = latest.get(state.userId);
    if (known === undefined || known.since < state.since) latest.set(state.userId, state);
  }
  return latest;
}

/**
 * Returns the agents of each queue in use, in the queues' order. Queues in which the same people stand the same way are one
 * group: several municipalities are often answered by the same. Whoever belongs to no queue comes last.
 */
export function queueGroups(
  picture: Pick<LivePicture, 'organisations'>,
  queues: Iterable<Queue>,
  users: ReadonlyMap<Id, Pick<User, 'name'>>,
): QueueGroup[] {
  const latest = latestStates(picture);
  const groups = new Map<string, QueueGroup>();
  const known = [...queues].filter(({ active }) => active);
  const agentOf = (userId: Id, isIn: boolean): Agent[] => {
    const state = latest.get(userId);
    return state === undefined ? [] : [{ state, name: users.get(userId)?.name ?? userId, isIn }];
  };
  for (const queue of known.sort(
    (one, other) => one.sortOrder - other.sortOrder || one.name.localeCompare(other.name, 'sv'),
  )) {
    const there = picture.organisations.get(queue.organisationId)?.agents;
    const agents = queue.memberUserIds.flatMap((userId) => {
      const own = there?.get(userId);
      return agentOf(userId, own === undefined || own.state === 'logged-out' || isInQueue(own, queue.id));
    });
    const id = agents
      .map(({ state, isIn }) => `${state.userId} ${isIn}`)
      .sort()
      .join();
    const same = groups.get(id);
    groups.set(
      id,
      same === undefined ? { id: queue.id, queues: [queue], agents } : { ...same, queues: [...same.queues, queue] },
    );
  }
  const members = new Set(known.flatMap(({ memberUserIds }) => memberUserIds));
  const others = [...latest.keys()].filter((userId) => !members.has(userId)).flatMap((userId) => agentOf(userId, true));
  return [...groups.values(), ...(others.length === 0 ? [] : [{ id: 'none', queues: [], agents: others }])];
}

/** Returns agents by name, by state (ready first, those out of the queue last), or by who has been longest in their state. */
export function sortAgents(agents: readonly Agent[], order: AgentOrder): Agent[] {
  const byName = (one: Agent, other: Agent) => one.name.localeCompare(other.name, 'sv');
  const bySince = (one: Agent, other: Agent) => Date.parse(one.state.since) - Date.parse(other.state.since);
  const rank = ({ state, isIn }: Agent) => stateRank[state.state] + (isIn ? 0 : 10);
  return [...agents].sort((one, other) => {
    if (order === 'name') return byName(one, other);
    if (order === 'since') return bySince(one, other) || byName(one, other);
    return rank(one) - rank(other) || byName(one, other);
  });
}

/** Whether an agent takes part in the queue at all now. */
export function isHere({ state, isIn }: Agent): boolean {
  return isIn && state.state !== 'logged-out';
}
