import { type Ref, useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { DraftSaved } from '#renderer/parts/draft-saved.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { Button, SegmentedControl, TextArea, useT } from '#renderer/ui/index.ts';
import { type Id, newId } from '#shared/identity/ids.ts';
import type { TicketNote } from '#shared/tickets/schema.ts';
import styles from './ticket-detail.module.css';

interface NoteDraft {
  body: string;
  visibility: TicketNote['visibility'];
}

const empty: NoteDraft = { body: '', visibility: 'internal' };

/** Where notes are written; what is written stays until it is saved, also over a restart. */
export function NoteEditor({ ticketId, inputRef }: { ticketId: Id; inputRef: Ref<HTMLTextAreaElement> }) {
  const t = useT();
  const draft = useDraft<NoteDraft>(`ticket.note:${ticketId}`, empty);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { body, visibility } = draft.value;
  const isMissing = body.trim() === '';

  async function save() {
    setTried(isMissing);
    if (isMissing) return;
    if (await submit('ticket.addNote', { id: newId(), ticketId, visibility, body: body.trim() })) draft.clear();
  }

  return (
    <div className={styles.editor}>
      <WorkForm
        label={t('tickets.note.label')}
        onSubmit={save}
        problem={problem?.words ?? null}
        actions={
          <>
            <Button type="submit" variant="secondary" keyHint="Ctrl+Enter" isDisabled={isSaving}>
              {t('tickets.note.save')}
            </Button>
            <SegmentedControl
              label={t('tickets.note.visibility')}
              value={visibility}
              onChange={(next) => draft.set({ body, visibility: next })}
              options={[
                { id: 'internal', label: t('tickets.note.internal') },
                { id: 'outward', label: t('tickets.note.outward') },
              ]}
            />
            <span className={styles.spacer} />
            <DraftSaved savedAt={draft.savedAt} />
          </>
        }
      >
        <TextArea
          label={t('tickets.note.label')}
          isLabelHidden
          placeholder={t('tickets.note.placeholder')}
          rows={2}
          value={body}
          onChange={(text) => draft.set({ body: text, visibility })}
          error={isTried && isMissing ? t('tickets.note.missing') : undefined}
          inputRef={inputRef}
        />
      </WorkForm>
    </div>
  );
}
