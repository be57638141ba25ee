import { useRef, useState } from 'react';
import { type ExecuteResult, useDataClient, useExecute } from '#renderer/data/index.ts';
import { addArgs, type FileDraft } from '#renderer/parts/attachments/file-draft.ts';
import { executeProblem } from '#renderer/parts/execute-words.ts';
import { useTranslator } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { localTicketNumber } from '#shared/tickets/number.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { changesSince, type FiledFields } from '../saving/changes-since.ts';

/** A ticket being filed; its identifier and what it was filed with are kept in its draft until all of it is saved. */
export interface TicketToFile {
  id: Id;
  fields: FiledFields;
  /** What it was filed with when it was last tried; undefined before that. */
  filed: FiledFields | undefined;
  keepFiled: (fields: FiledFields) => void;
  create: () => Promise<ExecuteResult>;
  files: readonly FileDraft[];
}

interface FileTicket {
  isSaving: boolean;
  /** Why not all of it was saved, in words. */
  problem: string | null;
  /**
   * Files the ticket and then its files, in this order; true when all of it is saved. Done again, it goes on where it
   * stopped, and what was written differently meanwhile is saved as a change of the ticket.
   */
  fileTicket: (ticket: TicketToFile) => Promise<boolean>;
}

/** Returns the way a ticket with files is filed. */
export function useFileTicket(): FileTicket {
  const execute = useExecute();
  const client = useDataClient();
  const translator = useTranslator();
  const running = useRef(false);
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { t } = translator;
  const wordsFor = (result: ExecuteResult) => executeProblem(result, translator, Date.parse(client.now()));

  async function saveTicket({ id, fields, filed, keepFiled, create }: TicketToFile): Promise<string | null> {
    // Without the replica nothing is known of an earlier attempt, and nothing can be saved either. One that is opening, here or
    // in place of a window that was killed, answers as soon as it is open.
    const { type } = client.replica.getState();
    if (type === 'closed' || type === 'failed') return t('parts.notSaved.not-ready');
    const answer = await client.ask({ type: 'row', kind: 'tickets', id });
    const stored = answer.type === 'rows' && answer.kind === 'tickets' ? answer.rows[0] : undefined;
    if (stored === undefined) {
      keepFiled(fields);
      // Killed after this, one goes on with the same ticket; killed before it, there is none yet.
      await client.drafts.flush();
      return wordsFor(await create());
    }
    // Compared with what was filed rather than with how it stands, so that others' changes and those of rules stay.
    const changes = changesSince(fields, filed ?? (stored as Ticket));
    if (changes === null) return null;
    const { set, was, fixed } = changes;
    if (Object.keys(set).length > 0) {
      const words = wordsFor(await execute('ticket.setFields', { ticketId: id, set, was }));
      if (words !== null) return words;
    }
    keepFiled(fields);
    if (fixed.length === 0) return null;
    const names = fixed.map((name) => t(`tickets.field.${name}`)).join(', ');
    return t('tickets.form.notChanged', { number: localTicketNumber(id), fields: names });
  }

  async function saveAll(ticket: TicketToFile): Promise<string | null> {
    const ticketWords = await saveTicket(ticket);
    if (ticketWords !== null) return ticketWords;
    for (const file of ticket.files) {
      const result = await execute('attachment.add', addArgs(file, ticket.id));
      // It was saved before the application was killed.
      if (result.status === 'refused' && result.code === 'already-exists') continue;
      const words = wordsFor(result);
      if (words !== null) return `${file.name}: ${words}`;
    }
    return null;
  }

  async function fileTicket(ticket: TicketToFile): Promise<boolean> {
    if (running.current) return false;
    running.current = true;
    setSaving(true);
    const words = await saveAll(ticket).finally(() => {
      running.current = false;
      setSaving(false);
    });
    setProblem(words);
    return words === null;
  }

  return { isSaving, problem, fileTicket };
}
