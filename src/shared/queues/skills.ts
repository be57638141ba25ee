import type { Id } from '../identity/ids.ts';
import type { AgentState } from '../live/protocol.ts';
import type { Instant } from '../time/instant.ts';
import type { Queue, QueueSkills } from './schema.ts';

/** Why a waiting call is, or is not yet, one member's to take. */
export type Offer =
  /** The queue asks for nothing in particular. */
  | { type: 'everyone' }
  /** They know what the caller needs. */
  | { type: 'skilled'; skills: string[] }
  /** They do not know all of it, but nobody who does is at work. */
  | { type: 'nobody-skilled'; skills: string[] }
  /** They do not know all of it, but the caller has waited long enough for those who do. */
  | { type: 'waited'; skills: string[] }
  /** For those who know it, until this instant. */
  | { type: 'later'; skills: string[]; at: Instant };

/** Returns the skills a queue asks for, by name. */
export function wantedSkills({ wanted }: QueueSkills): string[] {
  return Object.keys(wanted).sort((one, other) => one.localeCompare(other, 'sv'));
}

/** Returns how many levels a member is short of what the queue asks for, all skills together; 0: nothing is missing. */
export function skillGap({ wanted, ofMembers }: QueueSkills, userId: Id): number {
  const own = ofMembers[userId] ?? {};
  return Object.entries(wanted).reduce((gap, [skill, level]) => gap + Math.max(0, level - (own[skill] ?? 0)), 0);
}

/**
 * Returns when a member is asked, as one number: 0 first. Who knows what the queue asks for comes before who does not,
 * whatever their turns; among equals the turn decides. Exchanges call it penalty.
 */
export function penaltyOf(
  { skills, memberPriorities }: Pick<Queue, 'skills' | 'memberPriorities'>,
  userId: Id,
): number {
  return skillGap(skills, userId) * 10 + (memberPriorities[userId] ?? 0);
}

/** Whether somebody who stands so can be expected to take a call of their queues before long. */
export function isAtWork(state: AgentState['state']): boolean {
  return state === 'ready' || state === 'on-call' || state === 'after-call';
}

/** Whether an agent is logged in to a queue they belong to. */
export function isInQueue(agent: Pick<AgentState, 'state' | 'outOfQueueIds'>, queueId: Id): boolean {
  return agent.state !== 'logged-out' && agent.outOfQueueIds?.includes(queueId) !== true;
}

/** Returns what a waiting call of a queue is to a member. `atWork`: who is logged in to the queue and at work. */
export function offerOf(
  { skills }: Pick<Queue, 'skills'>,
  userId: Id,
  atWork: Iterable<Id>,
  { enteredAt, now }: { enteredAt: Instant; now: number },
): Offer {
  const wanted = wantedSkills(skills);
  if (wanted.length === 0) return { type: 'everyone' };
  if (skillGap(skills, userId) === 0) return { type: 'skilled', skills: wanted };
  const forAllAt = Date.parse(enteredAt) + skills.allAfterSeconds * 1_000;
  if (now >= forAllAt) return { type: 'waited', skills: wanted };
  const isSomebodySkilled = [...atWork].some((other) => skillGap(skills, other) === 0);
  if (!isSomebodySkilled) return { type: 'nobody-skilled', skills: wanted };
  return { type: 'later', skills: wanted, at: new Date(forAllAt).toISOString() };
}
