import type { Draft } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type CallDraft, useCallDraft } from './call-draft.ts';
import { notFiled } from './current-calls.ts';
import { useOwnCalls } from './use-own-calls.ts';

export interface WriteCall {
  draft: Draft<CallDraft>;
  /** Writes something about the call; one that was filed while it goes on is to be filed again. */
  write(part: Partial<CallDraft>): void;
}

/** Returns what is written about a call, and the one way to write more. */
export function useWriteCall(callId: Id): WriteCall {
  const draft = useCallDraft(callId);
  const { change, latest } = useOwnCalls();
  function write(part: Partial<CallDraft>) {
    draft.set({ ...draft.value, ...part });
    if (latest().kept.some(({ call, filed }) => call.id === callId && filed)) change((own) => notFiled(own, callId));
  }
  return { draft, write };
}
