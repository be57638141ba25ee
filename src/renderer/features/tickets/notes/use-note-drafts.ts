import { useRef, useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Instant } from '#shared/time/instant.ts';
import {
  isBlank,
  type NoteDraft,
  type NoteDrafts,
  noDrafts,
  noteDraftsKey,
  openDraft,
  withAnother,
  withChange,
  withNewId,
  withNextOpened,
  withOpened,
  withoutDraft,
  withRestored,
} from './note-drafts.ts';
import { useOlderNoteDraft } from './use-older-note-draft.ts';

export interface NoteWriting {
  all: NoteDrafts;
  open: ReturnType<typeof openDraft>;
  savedAt: Instant | null;
  /** Thrown away since the ticket was opened, and still to be had back. */
  discarded: NoteDraft | null;
  /** The open draft as it is now, also between two drawings of the page. */
  now: () => ReturnType<typeof openDraft>;
  change: (some: Partial<Omit<NoteDraft, 'id'>>) => void;
  another: () => void;
  next: () => void;
  turnTo: (id: Id) => void;
  /** Null while there is nothing to throw away. */
  discard: (() => void) | null;
  restore: () => void;
  /** Takes that draft away: it has been saved. */
  done: (id: Id) => void;
  /** Makes that draft another note than the one that was saved under its identifier. */
  renew: (id: Id, next: Id) => void;
}

/** Returns the notes being written on a ticket and what can be done with them. `onTurn` is called when another one comes up. */
export function useNoteDrafts(ticketId: Id, onTurn: () => void): NoteWriting {
  const { value: all, set, clear, savedAt, loaded } = useDraft<NoteDrafts>(noteDraftsKey(ticketId), noDrafts);
  const [discarded, setDiscarded] = useState<NoteDraft | null>(null);
  // Files come in one after the other, faster than the page is drawn.
  const latest = useRef(all);
  latest.current = all;
  const open = openDraft(all);
  const written = all.drafts.find(({ id }) => id === open.id);

  function keep(next: NoteDrafts) {
    latest.current = next;
    if (next.drafts.length === 0) clear();
    else set(next);
  }

  function turn(next: NoteDrafts) {
    keep(next);
    onTurn();
  }

  function discard(draft: NoteDraft) {
    setDiscarded(draft);
    turn(withoutDraft(latest.current, draft.id));
  }

  useOlderNoteDraft(ticketId, loaded, (older) => keep(withRestored(latest.current, older)));

  return {
    all,
    open,
    savedAt,
    discarded,
    now: () => openDraft(latest.current),
    change: (some) => keep(withChange(latest.current, some)),
    another: () => turn(withAnother(latest.current)),
    next: () => turn(withNextOpened(latest.current)),
    turnTo: (id) => turn(withOpened(latest.current, id)),
    discard: written === undefined || isBlank(written) ? null : () => discard(written),
    restore: () => {
      if (discarded === null) return;
      setDiscarded(null);
      turn(withRestored(latest.current, discarded));
    },
    done: (id) => keep(withoutDraft(latest.current, id)),
    renew: (id, next) => keep(withNewId(latest.current, id, next)),
  };
}
