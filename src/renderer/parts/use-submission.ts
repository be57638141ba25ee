import { useRef, useState } from 'react';
import { useDataClient, useExecute } from '#renderer/data/index.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { RefusalCode } from '#shared/commands/refusal.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import { executeProblem } from './execute-words.ts';

/** Why the last attempt saved nothing: the refusal's code when there is one, so that the words can stand at a field. */
export interface SubmissionProblem {
  code: RefusalCode | null;
  words: string;
}

export interface Submission {
  isSaving: boolean;
  problem: SubmissionProblem | null;
  /** Carries a command out; true when it is saved on disk. A second call while the first runs does nothing. */
  submit: <N extends CommandName>(name: N, args: CommandArgs<N>) => Promise<boolean>;
  forgetProblem: () => void;
}

/** Returns the way a form carries its command out, with what went wrong in words. */
export function useSubmission(): Submission {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  const running = useRef(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<SubmissionProblem | null>(null);

  async function submit<N extends CommandName>(name: N, args: CommandArgs<N>): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setSaving(true);
    const result = await execute(name, args).finally(() => {
      running.current = false;
      setSaving(false);
    });
    const words = executeProblem(result, translator, Date.parse(client.now()));
    setProblem(words === null ? null : { code: result.status === 'refused' ? result.code : null, words });
    return words === null;
  }

  return { isSaving, problem, submit, forgetProblem: () => setProblem(null) };
}
