import { useCallback } from 'react';
import { useLiveRequest } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { LiveRequest } from '#shared/live/protocol.ts';
import { useFlowState } from './flow-state.ts';
import { type LiveAnswer, liveAnswer, notConnected } from './live-answer.ts';
import { useLiveCalls } from './use-live-calls.ts';

/** Returns the way to ask the live side about a call; a refusal is also said where the person is. */
export function useLiveAsk(): (live: LiveRequest, callId: Id | null) => Promise<LiveAnswer> {
  const request = useLiveRequest();
  const { connected } = useLiveCalls();
  const { report } = useFlowState();
  return useCallback(
    async (live, callId) => {
      const answer = liveAnswer(connected ? await request(live) : notConnected);
      report(answer.type === 'refused' ? { callId, code: answer.code, detail: answer.detail } : null);
      return answer;
    },
    [request, report, connected],
  );
}
