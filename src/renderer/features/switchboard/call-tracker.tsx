import { useEffect, useRef } from 'react';
import { useActor, useDataClient, useLiveRequest } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { callDraftKey } from './call-draft.ts';
import {
  afterCallWork,
  connectionLost,
  followLive,
  isSpeaking,
  stateAfterWork,
  told,
  untold,
} from './current-calls.ts';
import { useFlowState } from './flow-state.ts';
import { liveAnswer } from './live-answer.ts';
import { useLiveCalls } from './use-live-calls.ts';
import { useOwnCalls } from './use-own-calls.ts';

/** Keeps the person's own calls in step with the live picture, whichever view is on screen. Shows nothing. */
export function CallTracker(): null {
  const { userId } = useActor();
  const client = useDataClient();
  const request = useLiveRequest();
  const live = useLiveCalls();
  const { calls, loaded, change } = useOwnCalls();
  const { report, asked, ask, chosenCallId, seek } = useFlowState();
  const wasConnected = useRef(live.connected);

  useEffect(() => {
    if (loaded) change((own) => followLive(own, live, userId, client.now()));
  }, [loaded, live, userId, client, change]);

  const filedIds = useRef<readonly Id[]>([]);
  useEffect(() => {
    // Filed while it went on: the note could still be added to until now.
    const here = new Set(calls.kept.map(({ call }) => call.id));
    for (const id of filedIds.current) if (!here.has(id)) client.drafts.clear(callDraftKey(id));
    filedIds.current = calls.kept.filter(({ filed }) => filed).map(({ call }) => call.id);
  }, [calls, client]);

  useEffect(() => {
    if (wasConnected.current && !live.connected) change((own) => connectionLost(own, client.now()));
    wasConnected.current = live.connected;
  }, [live.connected, client, change]);

  useEffect(() => {
    if (asked?.what !== 'transfer') return;
    const item = calls.kept.find(({ call }) => call.id === asked.callId);
    const isOver = item === undefined || item.phase !== 'active';
    // The call itself now says how far it has come.
    if (isOver || item.call.transferringTo !== null || item.call.transferProblem !== null) ask(null);
  }, [asked, ask, calls]);

  const speakingId = calls.kept.find(isSpeaking)?.call.id ?? null;
  const lastSpoken = useRef<Id | null>(null);
  useEffect(() => {
    if (speakingId === null || speakingId === lastSpoken.current) return;
    lastSpoken.current = speakingId;
    // Taken at the telephone: who is opened in the search was for somebody else. Answered here, the search has begun anew.
    if (chosenCallId !== speakingId) seek(null);
  }, [speakingId, chosenCallId, seek]);

  const isAfterCall = afterCallWork(calls);
  const wasAfterCall = useRef(isAfterCall);
  const ownState = live.ownState?.state ?? null;
  useEffect(() => {
    if (!loaded || wasAfterCall.current === isAfterCall) return;
    wasAfterCall.current = isAfterCall;
    const state = stateAfterWork(isAfterCall, ownState);
    if (state === null) return;
    void request({ type: 'setState', state, pauseReason: '' }).then((reply) => {
      const answer = liveAnswer(reply);
      // Not reached: the frame says so already, and the state is asked for again with the next call.
      if (answer.type === 'refused') report({ callId: null, code: answer.code });
    });
  }, [loaded, isAfterCall, ownState, request, report]);

  useEffect(() => {
    for (const callId of untold(calls, live)) {
      change((own) => told(own, callId));
      // Too late means that a colleague's or the switchboard's word stands; the next picture shows it.
      void request({ type: 'answer', callId });
    }
  }, [calls, live, request, change]);

  return null;
}
