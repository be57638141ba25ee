import { useMemo, useState } from 'react';
import { type LiveState, useActor, useLive, useLivePart, useLookup, useRelated } from '#renderer/data/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { liveCalls } from '#shared/live/picture.ts';
import type { AgentState } from '#shared/live/protocol.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { CurrentCalls, LiveView } from './current-calls.ts';
import { nextOfferAt, offeredCalls, ownNumbersOf, type Surroundings } from './offered-calls.ts';
import { useOwnCalls } from './use-own-calls.ts';
import { useReached } from './use-reached.ts';

export interface LiveCalls extends LiveView {
  calls: readonly Call[];
  connected: boolean;
  /** The waiting call this person answers next; null when nobody waits. */
  next: Call | null;
  waitingForMe: number;
  /** When the next waiting call becomes one that this person may take too; null: none does. */
  nextOfferAt: Instant | null;
  /** What the person's colleagues see of him or her; null until the live channel has said. */
  ownState: AgentState | null;
}

function stateOf({ organisations }: LiveState, userId: Id): AgentState | null {
  const states = [...organisations.values()].flatMap(({ agents }) => agents.get(userId) ?? []);
  return states.sort((one, other) => (one.since < other.since ? 1 : -1))[0] ?? null;
}

/** Returns what the person's colleagues see of him or her, without following the calls. */
export function useOwnState(): AgentState | null {
  const { userId } = useActor();
  return useLivePart((live) => stateOf(live, userId));
}

/** Returns the numbers by which the person is called past all queues: those of their telephones and their own in the directory. */
export function useOwnNumbers(): readonly string[] {
  const { userId } = useActor();
  const telephones = useLookup('telephones');
  const people = useRelated('people', 'userId', userId);
  return useMemo(
    () =>
      ownNumbersOf(
        [...telephones.values()].filter((own) => own.userId === userId),
        people,
        new Date().toISOString(),
      ),
    [telephones, people, userId],
  );
}

/** Returns the live calls as this person is concerned by them. */
export function useLiveCalls(): LiveCalls {
  const live = useLive();
  const queues = useLookup('queues');
  const { userId } = useActor();
  const { calls: own } = useOwnCalls();
  const ownNumbers = useOwnNumbers();
  const { serverOffsetMs } = live;
  // When a call had last waited long enough to be this person's too.
  const [reached, setReached] = useState(0);
  const view = useMemo(
    () => liveCallsOf(live, { queues, userId, ownNumbers }, own, Math.max(reached, Date.now() + serverOffsetMs)),
    [live, queues, userId, ownNumbers, own, reached, serverOffsetMs],
  );
  useReached(view.nextOfferAt, serverOffsetMs, setReached);
  return view;
}

function liveCallsOf(
  live: LiveState,
  person: Pick<Surroundings, 'userId' | 'queues' | 'ownNumbers'>,
  own: CurrentCalls,
  now: number,
): LiveCalls {
  const calls = liveCalls(live);
  const around = { ...person, live, now };
  const taken = new Set(own.kept.map(({ call }) => call.id));
  const mine = offeredCalls(calls, around).filter(({ id }) => !taken.has(id));
  return {
    calls,
    connected: live.connected,
    isFresh: (organisationId: string) => live.connected && live.organisations.has(organisationId),
    next: mine[0] ?? null,
    waitingForMe: mine.length,
    nextOfferAt: nextOfferAt(calls, around),
    ownState: stateOf(live, person.userId),
  };
}
