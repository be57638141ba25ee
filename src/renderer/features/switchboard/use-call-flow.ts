import { useActor, useCallerMatches, useDataClient, useLive } from '#renderer/data/index.ts';
import { useNavigation, type ViewId } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { connectorOf } from '#shared/live/picture.ts';
import { chosenCaller, noCallId, useCallDraft } from './call-draft.ts';
import {
  currentCall,
  endHere,
  goesOn,
  isSpeaking,
  type KeptCall,
  notTaken,
  putAside,
  takeHere,
  takenUntold,
} from './current-calls.ts';
import { useFlowState } from './flow-state.ts';
import { useLiveAsk } from './use-live-ask.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useOwnCalls } from './use-own-calls.ts';

/** Answers to "hang up" that mean there is nothing left to hang up. */
const alreadyOver: ReadonlySet<string> = new Set(['call-ended', 'call-not-found']);

export interface CallFlow {
  /** The call the screen is about. */
  current: KeptCall | null;
  kept: readonly KeptCall[];
  /** Answers a waiting call, or the one that has waited longest. */
  answer(call?: Call): Promise<void>;
  /** Ends the call going on, or puts a finished one aside; a note that is not filed keeps it. */
  end(): Promise<void>;
  /** Ends the call at the exchange; resolves when the exchange has said what it thinks of it. */
  hangUp(item: KeptCall): Promise<void>;
  /** Goes to another view with the caller and the call; a new ticket may be tied to a major incident at once. */
  startWithCaller(view: Extract<ViewId, 'fault-report' | 'tickets' | 'loans'>, parentId?: Id): void;
}

/** Returns what can be done in the call flow: one set of actions for the keys of the call bar and the buttons of the view. */
export function useCallFlow(): CallFlow {
  const { userId } = useActor();
  const client = useDataClient();
  const live = useLive();
  const { navigate } = useNavigation();
  const { calls, change, latest } = useOwnCalls();
  const { next } = useLiveCalls();
  const { chosenCallId, turnTo, report, goTo, ask: showAsked, beginSearch } = useFlowState();
  const current = currentCall(calls, chosenCallId);
  const draft = useCallDraft(current?.call.id ?? noCallId);
  const matches = useCallerMatches(current === null ? null : otherNumber(current.call));
  const ask = useLiveAsk();

  async function answer(call: Call | undefined = next ?? undefined): Promise<void> {
    // The telephone rings already: a second press would have it ring twice.
    if (call === undefined || useFlowState.getState().asked?.what === 'answer') return;
    // One telephone, one conversation: the first is parked or sent on before the next.
    if (latest().kept.some(isSpeaking)) {
      report({ callId: call.id, code: 'already-on-call' });
      return;
    }
    navigate({ view: 'switchboard' });
    beginSearch();
    const rings = live.connected && connectorOf(live, call)?.can.includes('answer') === true;
    // The telephone of the person rings first: the call is theirs when they pick up, and the live picture says so.
    if (rings) showAsked({ callId: call.id, what: 'answer' });
    else change((own) => takeHere(own, call, { userId, now: client.now(), serverKnows: true }));
    turnTo(call.id);
    const answered = await ask({ type: 'answer', callId: call.id }, call.id);
    if (rings) {
      showAsked(null);
      return;
    }
    if (answered.type === 'refused') change((own) => notTaken(own, call.id));
    if (answered.type === 'unreachable') change((own) => takenUntold(own, call.id));
  }

  async function hangUp({ call: { id } }: KeptCall): Promise<void> {
    change((own) => endHere(own, id, client.now()));
    const ended = await ask({ type: 'hangUp', callId: id }, id);
    if (ended.type !== 'refused') return;
    if (alreadyOver.has(ended.code)) report(null);
    else change((own) => goesOn(own, id));
  }

  async function end(): Promise<void> {
    if (current === null) return;
    const { id } = current.call;
    if (current.phase === 'active') {
      await hangUp(current);
      return;
    }
    if (draft.value.note.trim() !== '') {
      report({ callId: id, code: 'note-unfiled' });
      navigate({ view: 'switchboard' });
      goTo('filing');
      return;
    }
    draft.clear();
    change((own) => putAside(own, id));
    turnTo(null);
  }

  function startWithCaller(view: 'fault-report' | 'tickets' | 'loans', parentId?: Id): void {
    const params: Record<string, string> = { new: 'yes' };
    if (parentId !== undefined) params.parentId = parentId;
    if (current !== null) {
      const caller = chosenCaller(draft.value.chosen, matches);
      params.callId = current.call.id;
      const phone = otherNumber(current.call);
      if (phone !== null) params.phone = phone;
      if (caller?.type === 'person') params.personId = caller.id;
      if (caller?.type === 'unit') params.unitId = caller.id;
    }
    navigate({ view, params });
  }

  return { current, kept: calls.kept, answer, end, hangUp, startWithCaller };
}
