import { useDataClient, useExecute } from '#renderer/data/index.ts';
import { addArgs, type FileDraft } from '#renderer/parts/attachments/file-draft.ts';
import { type FileIntake, useFileIntake } from '#renderer/parts/attachments/use-file-intake.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';

/**
 * Returns the way a kept file is tied to a ticket: null when it is saved, otherwise why not. A file that is there already
 * (the application was killed after it was saved) is saved.
 */
export function useAddFile(ticketId: Id): (file: FileDraft) => Promise<string | null> {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  return async (file) => {
    const result = await execute('attachment.add', addArgs(file, ticketId));
    if (result.status === 'refused' && result.code === 'already-exists') return null;
    return executeProblem(result, translator, Date.parse(client.now()));
  };
}

/** Returns the intake for files that go straight to a ticket. */
export function useTicketIntake(ticketId: Id): FileIntake {
  return useFileIntake(useAddFile(ticketId));
}
