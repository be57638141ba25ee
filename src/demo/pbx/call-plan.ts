import type { CallCause } from '#shared/calls/schema.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { pickCaller } from '../data/callers.ts';
import type { DemoPerson } from '../data/people.ts';
import type { Random } from '../data/random.ts';
import { accountsToTry } from '../data/staff.ts';

/** How a call is going to go, if nobody at the console does anything about it. Milliseconds. */
export interface CallPlan {
  readonly queueName: string;
  readonly to: string;
  /** As an exchange writes it: E.164 with the plus, or `anonymous`. */
  readonly from: string;
  /** How long the caller waits before hanging up. */
  readonly patience: number;
  /** How long the conversation takes once it is answered. */
  readonly talk: number;
  /** When and by whom a colleague picks up; null when nobody is going to. */
  readonly colleague: { readonly after: number; readonly userId: string } | null;
  readonly causeUnanswered: CallCause;
}

export interface PlanSources {
  readonly queues: readonly Queue[];
  readonly people: readonly DemoPerson[];
  readonly strangers: readonly string[];
  /** Share of calls that colleagues answer, 0 to 1. */
  readonly colleagues: number;
}

/** Accounts a newcomer may be signed in as: the exchange never answers in their name. */
const newcomers: ReadonlySet<string> = new Set(accountsToTry().map(({ userId }) => userId));

/** Returns the next call: to a queue, from somebody in the demonstration directory or a stranger. */
export function planCall(sources: PlanSources, random: Random): CallPlan {
  const weighted = sources.queues.map((queue) => ({ queue, weight: queue.name.startsWith('Växel') ? 55 : 45 }));
  const { queue } = random.weighted(weighted);
  const isSwitchboard = queue.name.startsWith('Växel');
  const caller = pickCaller(sources.people, sources.strangers, queue.organisationId, isSwitchboard, random);
  const patience = Math.min(300, Math.max(20, random.logNormal(95, 0.6))) * 1_000;
  const after = Math.max(10, random.logNormal(24, 0.5)) * 1_000;
  const members = queue.memberUserIds.filter((userId) => !newcomers.has(userId));
  return {
    queueName: queue.name,
    to: queue.number,
    from: caller.number ?? 'anonymous',
    patience,
    talk: Math.min(600, random.logNormal(isSwitchboard ? 35 : 120, 0.6)) * 1_000,
    colleague: random.chance(sources.colleagues) && after < patience ? { after, userId: random.pick(members) } : null,
    causeUnanswered: random.chance(0.9) ? 'cancel' : 'noAnswer',
  };
}
