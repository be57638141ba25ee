import { useCallback } from 'react';
import type { RefusedCommand } from '#shared/commands/envelope.ts';
import type { CommandArgs, CommandName } from '#shared/commands/registry.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { ExecuteResult } from './data-client.ts';
import { useDataClient } from './data-context.tsx';
import { useQuestion } from './use-question.ts';

export type Execute = <N extends CommandName>(name: N, args: CommandArgs<N>) => Promise<ExecuteResult>;

/** Returns the function that does a named thing: judged at once, on disk before it answers "saved". Never rejects. */
export function useExecute(): Execute {
  const client = useDataClient();
  return useCallback((name, args) => client.execute(name, args), [client]);
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
