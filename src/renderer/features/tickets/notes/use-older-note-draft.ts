import { useEffect, useRef } from 'react';
import { useDataClient, useDraft } from '#renderer/data/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import { isBlank, type NoteDraft } from './note-drafts.ts';

const noText: Pick<NoteDraft, 'body' | 'visibility'> = { body: '', visibility: 'internal' };
const noFiles: Pick<NoteDraft, 'files'> = { files: [] };

/**
 * Hands over, once, the one note per ticket that earlier versions kept, in two drafts of its own; they are forgotten when
 * it is stored among the others.
 */
export function useOlderNoteDraft(ticketId: Id, isReady: boolean, onFound: (draft: NoteDraft) => void): void {
  const { drafts } = useDataClient();
  const text = useDraft(`ticket.note:${ticketId}`, noText);
  const attached = useDraft(`ticket.note.files:${ticketId}`, noFiles);
  const takenFor = useRef<Id | null>(null);
  const isFound = text.loaded && attached.loaded && !isBlank({ ...text.value, ...attached.value });

  useEffect(() => {
    if (!isReady || !isFound || takenFor.current === ticketId) return;
    takenFor.current = ticketId;
    onFound({ id: newId(), ...text.value, ...attached.value });
    void drafts.flush().then(() => {
      text.clear();
      attached.clear();
    });
  }, [isReady, isFound, ticketId, onFound, drafts, text, attached]);
}
