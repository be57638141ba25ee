import type { CallerMatch } from '#renderer/data/index.ts';
import { type Draft, useDraft } from '#renderer/data/index.ts';
import type { CallOutcome } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { matchId } from './caller-words.ts';

/** Who the person at the phone has been found to be; `nobody`: none of those who have the number. */
export type ChosenCaller = { type: 'person' | 'unit'; id: Id } | { type: 'nobody'; id: null };

/** What an operator writes about a call before it is filed. */
export interface CallDraft {
  note: string;
  outcome: CallOutcome | null;
  chosen: ChosenCaller | null;
  /** Why they called, of the organisation's codes. */
  reasonCodeId: Id | null;
  /** An open ticket that the call is about; one made from the call needs no choice. */
  ticketId: Id | null;
}

/** What is there before anything was written. */
export const emptyCallDraft: CallDraft = { note: '', outcome: null, chosen: null, reasonCodeId: null, ticketId: null };

/** Stands for "no call" where a draft or a name needs one; nothing is ever written to it. */
export const noCallId = '00000000-0000-0000-0000-000000000000';

/** Names the draft of a call. */
export function callDraftKey(callId: Id): string {
  return `call.${callId}`;
}

/** Returns the draft that belongs to a call; it survives changing view, calls and a killed application. */
export function useCallDraft(callId: Id): Draft<CallDraft> {
  return useDraft<CallDraft>(callDraftKey(callId), emptyCallDraft);
}

/** Returns who feeds the actions: the chosen one, else the only one who has the number, else nobody yet. */
export function chosenCaller(chosen: ChosenCaller | null, matches: readonly CallerMatch[]): ChosenCaller | null {
  if (chosen !== null) return chosen;
  const only = matches.length === 1 ? matches[0] : undefined;
  return only === undefined ? null : { type: only.type, id: matchId(only) };
}
