import { useState } from 'react';
import { useCallerMatches, useExecute, useRelated, useRow } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { announce, useTranslator } from '#renderer/ui/index.ts';
import { otherNumber } from '#shared/calls/other-number.ts';
import type { CallOutcome } from '#shared/calls/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { type CallDraft, chosenCaller } from './call-draft.ts';
import { callToFile, filed, type KeptCall } from './current-calls.ts';
import { useFlowState } from './flow-state.ts';
import { useOwnCalls } from './use-own-calls.ts';
import { useWriteCall, type WriteCall } from './use-write-call.ts';

export interface FileCall {
  draft: WriteCall['draft'];
  /** What the person has said became of it, or what follows: a ticket of it, or being sent on. */
  outcome: CallOutcome | null;
  /** The ticket the call belongs to: made from it, or tied. */
  ticket: Ticket | undefined;
  problem: string | null;
  setProblem(problem: string | null): void;
  write(part: Partial<CallDraft>): void;
  /** Files the call; returns whether it is saved. `otherwise` is what became of it when nobody has said. */
  file(otherwise?: CallOutcome): Promise<boolean>;
}

/** Returns what is written about a call and the way to file it, with or without network. */
export function useFileCall(item: KeptCall): FileCall {
  const translator = useTranslator();
  const { t } = translator;
  const execute = useExecute();
  const { change } = useOwnCalls();
  const { turnTo } = useFlowState();
  const { draft, write } = useWriteCall(item.call.id);
  const matches = useCallerMatches(otherNumber(item.call));
  const made = useRelated('tickets', 'callId', item.call.id).at(-1);
  const tied = useRow('tickets', draft.value.ticketId);
  const [problem, setProblem] = useState<string | null>(null);
  const ticket = made ?? tied;
  const follows = ticket !== undefined ? 'ticket' : item.sentOn ? 'connected' : null;
  const outcome = draft.value.outcome ?? follows;

  async function file(otherwise?: CallOutcome): Promise<boolean> {
    const became = outcome ?? otherwise ?? null;
    if (became === null) {
      setProblem(t('switchboard.file.outcomeMissing'));
      return false;
    }
    const caller = chosenCaller(draft.value.chosen, matches);
    const result = await execute('call.record', {
      call: callToFile(item),
      outcome: became,
      note: draft.value.note,
      personId: caller?.type === 'person' ? caller.id : null,
      ticketId: ticket?.id ?? null,
      reasonCodeId: draft.value.reasonCodeId,
    });
    setProblem(executeProblem(result, translator, Date.now()));
    if (result.status !== 'saved') return false;
    announce(t(item.phase === 'active' ? 'switchboard.file.savedActive' : 'switchboard.file.saved'));
    if (item.phase === 'after-call') {
      draft.clear();
      turnTo(null);
    }
    change((own) => filed(own, item.call.id));
    return true;
  }

  return { draft, outcome, ticket, problem, setProblem, write, file };
}
