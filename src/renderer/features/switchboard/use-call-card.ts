import { useEffect, useRef } from 'react';
import { useDataClient, useLookup, useSettings } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useNavigation, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { CallCard } from '#shared/ipc/call-window.ts';
import { noCallId } from './call-draft.ts';
import { isSpeaking } from './current-calls.ts';
import type { CallFlow } from './use-call-flow.ts';
import { useCallerName } from './use-caller-name.ts';
import { useLiveCalls } from './use-live-calls.ts';

/** Stands for "no call" where a name is asked of one. */
const noCall = { id: noCallId, direction: 'in', fromNumber: null, toNumber: '' } as const;

/**
 * Tells the small window of the call that concerns this person: the one spoken in, else the next that rings for somebody
 * who is ready. Where the person does without that window, the system tells of a new call instead.
 */
export function useCallCard(flow: CallFlow): void {
  const t = useT();
  const client = useDataClient();
  const { navigate } = useNavigation();
  const { next, ownState } = useLiveCalls();
  const queues = useLookup('queues');
  const organisations = useOrganisationsByKey();
  const [{ callWindow, notifications }] = useSettings();
  const active = flow.kept.find(isSpeaking)?.call ?? null;
  const isReady = ownState?.state === 'ready' || ownState?.state === 'after-call';
  const ringing = active === null && isReady ? next : null;
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
  const latest = useRef({ flow, card });
  latest.current = { flow, card };

  useEffect(() => {
    void client.callWindow.show(words === 'null' ? null : latest.current.card);
  }, [client, words]);

  // Signed out, nobody's calls stand above other programs.
  useEffect(() => () => void client.callWindow.show(null), [client]);

  useEffect(
    () =>
      client.callWindow.onPressed((act) => {
        if (act === 'answer') void latest.current.flow.answer();
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
