import { useRef, useState } from 'react';
import { type ExecuteResult, useDataClient, useExecute } from '#renderer/data/index.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { CommandArgs } from '#shared/commands/registry.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { TicketNote } from '#shared/tickets/schema.ts';
import { isSame } from '../edit-draft.ts';

type NoteArgs = CommandArgs<'ticket.addNote'>;

export interface NoteSaving {
  isSaving: boolean;
  /** Why it was not saved, in words. */
  problem: string | null;
  forgetProblem: () => void;
  /**
   * Saves a note under its draft's identifier, once it is stored with the draft. Returns what it was saved as, or null when
   * it was not. One that was saved before a kill is saved already; written on since, it is one more note: `onRenew` is told
   * its own identifier before it is saved.
   */
  saveNote: (note: NoteArgs, onRenew: (next: Id) => void) => Promise<Id | null>;
}

/** Returns the way a note is saved once, whenever the application is killed. */
export function useSaveNote(): NoteSaving {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  const running = useRef(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function isStored({ id, body, visibility, attachmentIds }: NoteArgs): Promise<boolean> {
    const answer = await client.ask({ type: 'row', kind: 'ticketNotes', id });
    const rows = answer.type === 'rows' && answer.kind === 'ticketNotes' ? (answer.rows as TicketNote[]) : [];
    return rows.some(
      (stored) =>
        stored.body === body && stored.visibility === visibility && isSame(stored.attachmentIds, attachmentIds),
    );
  }

  async function add(note: NoteArgs, onRenew: (next: Id) => void): Promise<{ id: Id; result: ExecuteResult | null }> {
    await client.drafts.flush();
    const result = await execute('ticket.addNote', note);
    if (result.status !== 'refused' || result.code !== 'already-exists') return { id: note.id, result };
    if (await isStored(note)) return { id: note.id, result: null };
    const id = newId();
    onRenew(id);
    await client.drafts.flush();
    return { id, result: await execute('ticket.addNote', { ...note, id }) };
  }

  async function saveNote(note: NoteArgs, onRenew: (next: Id) => void): Promise<Id | null> {
    if (running.current) return null;
    running.current = true;
    setSaving(true);
    const { id, result } = await add(note, onRenew).finally(() => {
      running.current = false;
      setSaving(false);
    });
    const words = result === null ? null : executeProblem(result, translator, Date.parse(client.now()));
    setProblem(words);
    return words === null ? id : null;
  }

  return { isSaving, problem, forgetProblem: () => setProblem(null), saveNote };
}
