import { useRef, useState } from 'react';
import { useDataClient, useExecute } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import { addArgs, type FileDraft } from '../attachments/file-draft.ts';

interface FileTicket {
  isSaving: boolean;
  /** Why not all of it was saved, in words. */
  problem: string | null;
  /** Files the ticket and then its files, in this order; true when all of it is saved. Done again, it goes on where it stopped. */
  fileTicket: (args: CommandArgs<'ticket.create'>, files: readonly FileDraft[]) => Promise<boolean>;
}

/** Returns the way a ticket with files is filed. */
export function useFileTicket(): FileTicket {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  const running = useRef(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function saveAll(args: CommandArgs<'ticket.create'>, files: readonly FileDraft[]): Promise<string | null> {
    const steps = [
      { name: '', run: () => execute('ticket.create', args) },
      ...files.map((file) => ({ name: file.name, run: () => execute('attachment.add', addArgs(file, args.id)) })),
    ];
    for (const { name, run } of steps) {
      const result = await run();
      // It was saved before the application was killed.
      if (result.status === 'refused' && result.code === 'already-exists') continue;
      const words = executeProblem(result, translator, Date.parse(client.now()));
      if (words !== null) return name === '' ? words : `${name}: ${words}`;
    }
    return null;
  }

  async function fileTicket(args: CommandArgs<'ticket.create'>, files: readonly FileDraft[]): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setSaving(true);
    const words = await saveAll(args, files).finally(() => {
      running.current = false;
      setSaving(false);
    });
    setProblem(words);
    return words === null;
  }

  return { isSaving, problem, fileTicket };
}
