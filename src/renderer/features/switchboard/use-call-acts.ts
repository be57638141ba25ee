import { useActor, useDataClient, useLive } from '#renderer/data/index.ts';
import { announce, useNavigation, useT } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { ConnectorAbility } from '#shared/connectors/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { connectorOf } from '#shared/live/picture.ts';
import { type CallDraft, callDraftKey, emptyCallDraft } from './call-draft.ts';
import { isSpeaking, type KeptCall, sentOnHere } from './current-calls.ts';
import { useFlowState } from './flow-state.ts';
import { nextToTakeBack } from './parked-calls.ts';
import { useLiveAsk } from './use-live-ask.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useOwnCalls } from './use-own-calls.ts';
import { dialled, useSought } from './use-sought.ts';

/** What the exchange can be made to do with the current call. An act that is not possible now is absent. */
export interface CallActs {
  /** Sends the call on to whom the caller wants, or hands it over after having spoken with them. */
  transfer: (() => void) | undefined;
  announceFirst: (() => void) | undefined;
  /** Sends the call to this number, without announcing it. */
  sendTo: ((number: string) => void) | undefined;
  cancelTransfer: (() => void) | undefined;
  park: (() => void) | undefined;
  /** Takes a parked call, the person's own latest first. */
  takeBack: ((call?: Call) => void) | undefined;
}

/** Returns what can be done with a call at the exchange: one set for the keys and the buttons. */
export function useCallActs(current: KeptCall | null): CallActs {
  const { userId } = useActor();
  const { drafts } = useDataClient();
  const live = useLive();
  const t = useT();
  const { navigate } = useNavigation();
  const { calls: allCalls } = useLiveCalls();
  const { change, latest } = useOwnCalls();
  const { report, asked, ask: showAsked, goTo, dialByHand, turnTo, beginSearch } = useFlowState();
  const sought = useSought();
  const ask = useLiveAsk();
  const active = current !== null && current.phase === 'active' ? current : null;
  const can = (call: Call, ability: ConnectorAbility) =>
    live.connected && connectorOf(live, call)?.can.includes(ability) === true;

  /** What is dialled by hand shows nowhere else: it is what became of the call, unless the person has said otherwise. */
  function noteConnected(callId: Id) {
    const key = callDraftKey(callId);
    const draft = (drafts.get(key).value as CallDraft | null) ?? emptyCallDraft;
    if (draft.outcome === null) drafts.set(key, { ...draft, outcome: 'connected' });
  }

  async function send(mode: 'blind' | 'announced', to: string | null = sought?.number ?? null): Promise<void> {
    // A number is pressed faster than it is drawn anew: what is asked for is looked up as it is now.
    const { asked: latestAsked } = useFlowState.getState();
    if (active === null || (latestAsked?.callId === active.call.id && latestAsked.what !== 'answer')) return;
    const { call } = active;
    navigate({ view: 'switchboard' });
    if (to === null) {
      report({ callId: call.id, code: sought === null ? 'nobody-sought' : 'no-number' });
      goTo('search');
      return;
    }
    if (!can(call, 'transfer')) {
      dialByHand({ callId: call.id, number: to });
      noteConnected(call.id);
      return;
    }
    showAsked({ callId: call.id, what: 'transfer' });
    if (mode === 'blind') change((own) => sentOnHere(own, call.id, true));
    const answer = await ask({ type: 'transfer', callId: call.id, to, mode }, call.id);
    // Done, it shows as sent until the call itself says so (call-tracker).
    if (answer.type === 'done') return;
    showAsked(null);
    change((own) => sentOnHere(own, call.id, false));
    if (answer.type === 'refused' && answer.code === 'no-connector') {
      dialByHand({ callId: call.id, number: to });
    }
    if (answer.type === 'unreachable') report({ callId: call.id, code: answer.code });
  }

  async function act(type: 'completeTransfer' | 'cancelTransfer' | 'park', call: Call): Promise<void> {
    // Keys come faster than pictures: what is asked for is looked up as it is now. Calling off is never kept waiting.
    const isOnce = type !== 'cancelTransfer';
    const { asked: latestAsked } = useFlowState.getState();
    if (isOnce && latestAsked?.callId === call.id && latestAsked.what !== 'answer') return;
    if (isOnce) showAsked({ callId: call.id, what: type });
    const answer = await ask({ type, callId: call.id }, call.id);
    if (isOnce) showAsked(null);
    if (answer.type === 'unreachable') report({ callId: call.id, code: answer.code });
    if (answer.type === 'done' && type === 'completeTransfer') {
      change((own) => sentOnHere(own, call.id, true));
      announce(t('switchboard.transfer.completed'));
    }
    // Put aside, it makes room for the next.
    if (answer.type === 'done' && type === 'park') turnTo(null);
    if (answer.type === 'done' && type === 'cancelTransfer') change((own) => sentOnHere(own, call.id, false));
  }

  async function takeBack(wanted?: Call): Promise<void> {
    // Pressed twice, one's telephone would ring twice.
    if (asked?.what === 'takeBack') return;
    const call = wanted ?? nextToTakeBack(allCalls, userId);
    if (call === null) {
      report({ callId: null, code: 'none-parked' });
      return;
    }
    if (latest().kept.some(isSpeaking)) {
      report({ callId: call.id, code: 'already-on-call' });
      return;
    }
    navigate({ view: 'switchboard' });
    beginSearch();
    showAsked({ callId: call.id, what: 'takeBack' });
    turnTo(call.id);
    const answer = await ask({ type: 'retrieve', callId: call.id }, call.id);
    showAsked(null);
    if (answer.type === 'unreachable') report({ callId: call.id, code: answer.code });
  }

  const isAsked = active !== null && asked?.callId === active.call.id && asked.what !== 'answer';
  const isSending = active !== null && active.call.transferringTo !== null;
  const isReached = isSending && active.call.transferState === 'speaking';
  const isParked = active !== null && active.call.parkedAt !== null;
  const isFree = active !== null && !isAsked && !isParked && !isSending;
  return {
    transfer:
      active === null || isAsked || isParked || (isSending && !isReached)
        ? undefined
        : () => void (isReached ? act('completeTransfer', active.call) : send('blind')),
    announceFirst: isFree ? () => void send('announced') : undefined,
    sendTo: isFree ? (number) => void send('blind', dialled(number)) : undefined,
    cancelTransfer: isSending ? () => void act('cancelTransfer', active.call) : undefined,
    park: isFree ? () => void act('park', active.call) : undefined,
    takeBack: (call) => void takeBack(call),
  };
}
