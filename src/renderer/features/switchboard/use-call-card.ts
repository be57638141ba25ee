import { useEffect, useMemo, useRef, useState } from 'react';
import { useActor, useDataClient, useLive, useLookup, useSettings } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useNavigation, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { CallCard } from '#shared/ipc/call-window.ts';
import { noCallId } from './call-draft.ts';
import { isSpeaking } from './current-calls.ts';
import { concerningCall, nextTurnAt } from './offered-calls.ts';
import type { CallFlow } from './use-call-flow.ts';
import { useCallerName } from './use-caller-name.ts';
import { useLiveCalls, useOwnNumbers } from './use-live-calls.ts';
import { useReached } from './use-reached.ts';

/** Stands for "no call" where a name is asked of one. */
const noCall = { id: noCallId, direction: 'in', fromNumber: null, toNumber: '' } as const;

/**
 * Tells the small window of the call that concerns this person: the one spoken in, else the one whose turn it is theirs
 * to take, of all who are free (shared/queues/turns.ts); it does not come up at the whole queue's. Where the person does without that window, the system tells of a new call instead.
 */
export function useCallCard(flow: CallFlow): void {
  const t = useT();
  const client = useDataClient();
  const { navigate } = useNavigation();
  const { ownState } = useLiveCalls();
  const concerning = useConcerningCall(flow);
  const queues = useLookup('queues');
  const organisations = useOrganisationsByKey();
  const [{ callWindow, notifications }] = useSettings();
  const active = flow.kept.find(isSpeaking)?.call ?? null;
  const isReady = ownState?.state === 'ready' || ownState?.state === 'after-call';
  const ringing = active === null && isReady ? concerning : null;
  const call: Call | null = active ?? ringing;
  const caller = useCallerName(call ?? noCall);
  const place = [
    queues.get(call?.queueId ?? '')?.name ?? '',
    organisations.get(call?.organisationId ?? '')?.name ?? '',
  ];
  const card: CallCard | null =
    call === null
      ? null
      : {
          state: active === null ? 'ringing' : 'active',
          caller: caller.slice(0, 200),
          place: place.filter(Boolean).join(' · ').slice(0, 300),
          since: active?.answeredAt ?? call.arrivedAt,
        };
  const words = JSON.stringify(card);
  const latest = useRef({ flow, card, ringing });
  latest.current = { flow, card, ringing };

  useEffect(() => {
    void client.callWindow.show(words === 'null' ? null : latest.current.card);
  }, [client, words]);

  // Signed out, nobody's calls stand above other programs.
  useEffect(() => () => void client.callWindow.show(null), [client]);

  useEffect(
    () =>
      client.callWindow.onPressed((act) => {
        if (act === 'answer') void latest.current.flow.answer(latest.current.ringing ?? undefined);
        else if (act === 'end') {
          // What the small window shows is who is spoken with, whichever call is turned to here.
          const spoken = latest.current.flow.kept.find(isSpeaking);
          if (spoken !== undefined) void latest.current.flow.hangUp(spoken);
        } else navigate({ view: 'switchboard' });
      }),
    [client, navigate],
  );

  const ringingId = ringing?.id ?? null;
  useEffect(() => {
    const { card: told } = latest.current;
    if (ringingId === null || told === null || callWindow || !notifications) return;
    client.tellBySystem({
      keys: [`call:${ringingId}`],
      title: t('calls.card.notice', { caller: told.caller }),
      body: told.place,
    });
  }, [client, ringingId, callWindow, notifications, t]);
}

/** Returns the waiting call that this person is to be told of; it comes and goes with the others who are free, and by the clock. */
function useConcerningCall({ kept }: CallFlow): Call | null {
  const { userId } = useActor();
  const live = useLive();
  const { calls } = useLiveCalls();
  const queues = useLookup('queues');
  const ownNumbers = useOwnNumbers();
  const [reached, setReached] = useState(0);
  const { serverOffsetMs } = live;
  const turn = useMemo(() => {
    const waiting = calls.filter(({ id }) => !kept.some(({ call }) => call.id === id));
    const now = Math.max(reached, Date.now() + serverOffsetMs);
    return {
      call: concerningCall(waiting, { userId, queues, live, ownNumbers, now }),
      changesAt: nextTurnAt(waiting, now),
    };
  }, [calls, kept, userId, queues, live, ownNumbers, reached, serverOffsetMs]);
  useReached(turn.changesAt, serverOffsetMs, setReached);
  return turn.call;
}
