import { useState } from 'react';
import { useDataClient, useExecute } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { announce, useTranslator } from '#renderer/ui/index.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import type { Resend } from './correction.ts';

export interface Resending {
  isSending: boolean;
  /** Why it could not be sent, in words; about the first, or about what was to go along. */
  problem: string | null;
  /** Gives the commands anew, in order; true when the first is saved. What did not go along stays in the list. */
  send: (plan: readonly Resend[]) => Promise<boolean>;
  forgetProblem: () => void;
}

/** Returns the way to send refused commands again, each judged at once on what is known here. */
export function useResend(): Resending {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(plan: readonly Resend[]): Promise<boolean> {
    const { t } = translator;
    setSending(true);
    setProblem(null);
    const problems: string[] = [];
    for (const { name, args, replaces } of plan) {
      // Judging parses the arguments by the command's schema, whatever their type says here.
      const result = await execute(name as CommandName, args as CommandArgs<CommandName>, replaces);
      const words = executeProblem(result, translator, Date.parse(client.now()));
      if (words !== null) problems.push(words);
      if (words !== null && replaces === plan[0]?.replaces) {
        setProblem(words);
        setSending(false);
        return false;
      }
    }
    setSending(false);
    announce(t('notCarriedOut.sent', { count: plan.length - problems.length }));
    const [first] = problems;
    if (first !== undefined) setProblem(t('notCarriedOut.partlySent', { count: problems.length, why: first }));
    return true;
  }

  return { isSending, problem, send, forgetProblem: () => setProblem(null) };
}
