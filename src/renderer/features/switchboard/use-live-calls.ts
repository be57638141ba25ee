import { useMemo } from 'react';
import { useActor, useLive, useLookup } from '#renderer/data/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { liveCalls } from '#shared/live/picture.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { LiveView } from './current-calls.ts';
import { useOwnCalls } from './use-own-calls.ts';
import { waitingCallsFor } from './waiting-calls.ts';

export interface LiveCalls extends LiveView {
  calls: readonly Call[];
  connected: boolean;
  /** The waiting call this person answers next; null when nobody waits. */
  next: Call | null;
  waitingForMe: number;
  /** What the person's colleagues see of him or her; null until the live channel has said. */
  ownState: AgentState | null;
}

/** Returns the live calls as this person is concerned by them. */
export function useLiveCalls(): LiveCalls {
  const live = useLive();
  const queues = useLookup('queues');
  const { userId } = useActor();
  const { calls: own } = useOwnCalls();
  return useMemo(() => {
    const calls = liveCalls(live);
    const taken = new Set(own.kept.map(({ call }) => call.id));
    const mine = waitingCallsFor(userId, calls, queues).filter(({ id }) => !taken.has(id));
    const states = [...live.organisations.values()].flatMap(({ agents }) => agents.get(userId) ?? []);
    return {
      calls,
      connected: live.connected,
      isFresh: (organisationId: string) => live.connected && live.organisations.has(organisationId),
      next: mine[0] ?? null,
      waitingForMe: mine.length,
      ownState: states.sort((one, other) => (one.since < other.since ? 1 : -1))[0] ?? null,
    };
  }, [live, queues, userId, own]);
}
