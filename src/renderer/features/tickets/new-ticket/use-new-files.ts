import { useRef } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import type { FileDraft } from '#renderer/parts/attachments/file-draft.ts';
import { type FileIntake, useFileIntake } from '#renderer/parts/attachments/use-file-intake.ts';
import { useT } from '#renderer/ui/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import type { FiledFields } from '../saving/changes-since.ts';

interface NewFiles {
  files: FileDraft[];
  /**
   * The ticket they are to be tied to, chosen before it is created: killed between the ticket and its files, one goes on
   * with the same ticket and does not file it twice.
   */
  ticketId: Id | null;
  /** What it was filed with when it was last tried: what is written differently after a kill is then saved as a change. */
  filed?: FiledFields;
}

const nothing: NewFiles = { files: [], ticketId: null };

/** More than anybody looks through; a folder of photographs belongs elsewhere. */
export const newTicketFilesMax = 50;

export interface NewTicketFiles {
  files: readonly FileDraft[];
  intake: FileIntake;
  savedAt: Instant | null;
  remove: (id: Id) => void;
  /** Returns the identifier the ticket is filed under; the same one until `clear`. */
  ticketId: () => Id;
  filed: FiledFields | undefined;
  keepFiled: (filed: FiledFields) => void;
  clear: () => void;
}

/** Returns the files a ticket that is being written will come with; a draft of its own beside what is written. */
export function useNewFiles(draftKey: string): NewTicketFiles {
  const t = useT();
  const draft = useDraft<NewFiles>(`${draftKey}#files`, nothing);
  // Files come in one after the other, faster than the page is drawn.
  const latest = useRef(draft.value);
  latest.current = draft.value;

  function keep(next: NewFiles) {
    latest.current = next;
    if (next.files.length === 0 && next.ticketId === null) draft.clear();
    else draft.set(next);
  }

  const intake = useFileIntake(async (file) => {
    const { files } = latest.current;
    if (files.length >= newTicketFilesMax) return t('attachments.error.ticket-full', { limit: newTicketFilesMax });
    keep({ ...latest.current, files: [...files, file] });
    return null;
  });

  return {
    files: draft.value.files,
    intake,
    savedAt: draft.savedAt,
    remove: (id) => keep({ ...latest.current, files: latest.current.files.filter((file) => file.id !== id) }),
    ticketId: () => {
      const ticketId = latest.current.ticketId ?? newId();
      keep({ ...latest.current, ticketId });
      return ticketId;
    },
    filed: draft.value.filed,
    keepFiled: (filed) => keep({ ...latest.current, filed }),
    clear: () => keep(nothing),
  };
}
