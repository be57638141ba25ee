import type { Id } from '#shared/identity/ids.ts';
import type { LivePicture } from '#shared/live/picture.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { User } from '#shared/users/schema.ts';

/** A colleague at the phones, once even when several organisations tell of the same person. */
export interface Agent {
  state: AgentState;
  name: string;
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

/** Returns everybody the live picture knows of, each with the latest word of their state. */
export function agentsOf(picture: LivePicture, users: ReadonlyMap<Id, Pick<User, 'name'>>): Agent[] {
  const latest = new Map<Id, AgentState>();
  for (const state of [...picture.organisations.values()].flatMap(({ agents }) => [...agents.values()])) {
    const known = latest.get(state.userId);
    if (known === undefined || known.since < state.since) latest.set(state.userId, state);
  }
  return [...latest.values()].map((state) => ({ state, name: users.get(state.userId)?.name ?? state.userId }));
}

/** Returns the agents by name, by state (ready first), or by who has been longest in their state. */
export function sortAgents(agents: readonly Agent[], order: AgentOrder): Agent[] {
  const byName = (one: Agent, other: Agent) => one.name.localeCompare(other.name, 'sv');
  const bySince = (one: Agent, other: Agent) => Date.parse(one.state.since) - Date.parse(other.state.since);
  const byState = (one: Agent, other: Agent) => stateRank[one.state.state] - stateRank[other.state.state];
  return [...agents].sort((one, other) => {
    if (order === 'name') return byName(one, other);
    if (order === 'since') return bySince(one, other) || byName(one, other);
    return byState(one, other) || byName(one, other);
  });
}
