import { Plus, Trash2, Undo2 } from 'lucide-react';
import { Button, IconButton, SegmentedControl, useT } from '#renderer/ui/index.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import { ticketNoteKeys } from '../ticket-note-keys.ts';
import { firstWords, type NoteDraft } from './note-drafts.ts';
import styles from './notes.module.css';
import type { NoteWriting } from './use-note-drafts.ts';

/** As much of a draft's words as names it among a few. */
const nameLength = 24;

/** Returns what a draft is called: whom it is for, and its first words. */
export function draftName({ body, visibility, files }: NoteDraft, t: Translate): string {
  const words = firstWords(body, nameLength) || files[0]?.name || t('tickets.note.blankDraft');
  return t(visibility === 'internal' ? 'tickets.note.draftInternal' : 'tickets.note.draftOutward', { words });
}

/** Begins one more note beside the one being written, or throws that one away. */
export function DraftButtons({ writing }: { writing: NoteWriting }) {
  const t = useT();
  return (
    <>
      <IconButton
        icon={<Plus aria-hidden="true" />}
        label={t('tickets.note.anotherDraft')}
        keyHint={ticketNoteKeys.another.keys}
        onPress={writing.another}
      />
      {writing.discard !== null && (
        <IconButton
          icon={<Trash2 aria-hidden="true" />}
          label={t('tickets.note.discardDraft')}
          keyHint={ticketNoteKeys.discard.keys}
          onPress={writing.discard}
        />
      )}
    </>
  );
}

/** The notes being written beside each other, to go from one to the other; and the one thrown away last, to be had back. */
export function DraftStrip({ writing }: { writing: NoteWriting }) {
  const t = useT();
  const { all, open, discarded } = writing;
  if (all.drafts.length < 2 && discarded === null) return null;
  return (
    <div className={styles.strip}>
      {all.drafts.length > 1 && (
        <SegmentedControl
          label={t('tickets.note.drafts')}
          value={open.id ?? ''}
          onChange={writing.turnTo}
          options={all.drafts.map((draft) => ({ id: draft.id, label: draftName(draft, t) }))}
        />
      )}
      {discarded !== null && (
        <span role="status" className={styles.discarded}>
          {t('tickets.note.discarded', { draft: draftName(discarded, t) })}
          <Button
            size="small"
            variant="quiet"
            icon={<Undo2 aria-hidden="true" />}
            keyHint={ticketNoteKeys.undoDiscard.keys}
            onPress={writing.restore}
          >
            {t('tickets.note.undoDiscard')}
          </Button>
        </span>
      )}
    </div>
  );
}
