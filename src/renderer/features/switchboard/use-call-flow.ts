import { useCallback } from 'react';
import { useActor, useCallerMatches, useDataClient, useLiveRequest } from '#renderer/data/index.ts';
import { useNavigation, type ViewId } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { LiveRequest } from '#shared/live/protocol.ts';
import { chosenCaller, useCallDraft } from './call-draft.ts';
import { currentCall, endHere, type KeptCall, putAside, takeHere } from './current-calls.ts';
import { useFlowState } from './flow-state.ts';
import { type LiveAnswer, liveAnswer, notConnected } from './live-answer.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useOwnCalls } from './use-own-calls.ts';

/** Stands for "no call" where a draft needs a key; nothing is ever written to it. */
const noCallId = '00000000-0000-0000-0000-000000000000';

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
  /** Goes to another view with the caller and the call; a new ticket may be tied to a major incident at once. */
  startWithCaller(view: Extract<ViewId, 'fault-report' | 'tickets' | 'loans'>, parentId?: Id): void;
}

/** Returns what can be done in the call flow: one set of actions for the keys of the call bar and the buttons of the view. */
export function useCallFlow(): CallFlow {
  const { userId } = useActor();
  const client = useDataClient();
  const request = useLiveRequest();
  const { navigate } = useNavigation();
  const { calls, change } = useOwnCalls();
  const { connected, next } = useLiveCalls();
  const { chosenCallId, turnTo, report, askToFile } = useFlowState();
  const current = currentCall(calls, chosenCallId);
  const draft = useCallDraft(current?.call.id ?? noCallId);
  const matches = useCallerMatches(current?.call.fromNumber ?? null);

  /** What the live side answered; a refusal is also said where the person is. */
  const ask = useCallback(
    async (live: LiveRequest, callId: Id | null): Promise<LiveAnswer> => {
      const answer = liveAnswer(connected ? await request(live) : notConnected);
      report(answer.type === 'refused' ? { callId, code: answer.code } : null);
      return answer;
    },
    [request, report, connected],
  );

  async function answer(call: Call | undefined = next ?? undefined): Promise<void> {
    if (call === undefined) return;
    // One telephone, one conversation: nothing here can hold the first.
    if (calls.kept.some(({ phase }) => phase === 'active')) {
      report({ callId: call.id, code: 'already-on-call' });
      return;
    }
    const answered = await ask({ type: 'answer', callId: call.id }, call.id);
    if (answered.type === 'refused') return;
    const by = { userId, now: client.now(), serverKnows: answered.type === 'done' };
    change((own) => takeHere(own, call, by));
    turnTo(call.id);
    navigate({ view: 'switchboard' });
  }

  async function end(): Promise<void> {
    if (current === null) return;
    const { id } = current.call;
    if (current.phase === 'active') {
      const ended = await ask({ type: 'hangUp', callId: id }, id);
      if (ended.type === 'refused' && !alreadyOver.has(ended.code)) return;
      report(null);
      change((own) => endHere(own, id, client.now()));
      return;
    }
    if (draft.value.note.trim() !== '') {
      report({ callId: id, code: 'note-unfiled' });
      navigate({ view: 'switchboard' });
      askToFile();
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
      if (current.call.fromNumber !== null) params.phone = current.call.fromNumber;
      if (caller?.type === 'person') params.personId = caller.id;
      if (caller?.type === 'unit') params.unitId = caller.id;
    }
    navigate({ view, params });
  }

  return { current, kept: calls.kept, answer, end, startWithCaller };
}
