import { useCallback } from 'react';
import type { RefusedCommand, UnsentCommand } from '#shared/commands/envelope.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ExecuteResult } from './data-client.ts';
import { useDataClient } from './data-context.tsx';
import { useQuestion } from './use-question.ts';

export type Execute = <N extends CommandName>(name: N, args: CommandArgs<N>, replaces?: Id) => Promise<ExecuteResult>;

/** Returns the function that does a named thing: judged at once, on disk before it answers "saved". Never rejects. */
export function useExecute(): Execute {
  const client = useDataClient();
  return useCallback((name, args, replaces) => client.execute(name, args, replaces), [client]);
}

const none: readonly RefusedCommand[] = [];

/** Returns what the server refused ("Ej genomfört"), oldest first, and the way to discard one for good. */
export function useRefusedCommands(): {
  refused: readonly RefusedCommand[];
  discard: (commandId: Id) => Promise<void>;
} {
  const client = useDataClient();
  const answer = useQuestion({ type: 'refused' });
  const discard = useCallback((commandId: Id) => client.discardRefused(commandId), [client]);
  return { refused: answer?.type === 'refused' ? answer.refused : none, discard };
}

const nothing: readonly UnsentCommand[] = [];

/** Returns what the server has not answered, oldest first, each with why it is foreseen to be refused. */
export function useUnsentCommands(): readonly UnsentCommand[] {
  const answer = useQuestion({ type: 'unsent' });
  return answer?.type === 'unsent' ? answer.unsent : nothing;
}
