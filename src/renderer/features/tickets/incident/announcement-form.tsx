import { useDraft } from '#renderer/data/index.ts';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { announce, TextArea, useT } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import styles from '../ticket-detail.module.css';

const mostLetters = 2_000;

/** Writes the text that everybody who answers calls sees while the incident goes on. */
export function AnnouncementForm({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT();
  const draft = useDraft(`ticket.announcement:${ticket.id}`, { text: ticket.announcement, was: ticket.announcement });
  const { submit, problem, isSaving } = useSubmission();
  const { text, was } = draft.value;
  const isTooLong = text.length > mostLetters;

  async function save() {
    if (isTooLong) return;
    const args = { ticketId: ticket.id, set: { announcement: text.trim() }, was: { announcement: was } };
    if (!(await submit('ticket.setFields', args))) return;
    draft.clear();
    announce(t('incidents.announced'));
    onDone();
  }

  return (
    <div className={styles.panel}>
      {draft.loaded && (
        <WorkForm
          label={t('incidents.announce')}
          onSubmit={save}
          onLeave={onDone}
          takesFocus
          problem={problem?.words ?? null}
          actions={
            <DraftActions
              save={t('incidents.announce.save')}
              isSaving={isSaving}
              leave={t('ui.cancel')}
              leaveKey="Esc"
              onLeave={onDone}
              savedAt={draft.savedAt}
            />
          }
        >
          <TextArea
            label={t('incidents.announcement')}
            help={t('incidents.announcementHelp')}
            rows={3}
            value={text}
            onChange={(next) => draft.set({ text: next, was })}
            error={isTooLong ? t('tickets.edit.tooLong', { max: mostLetters }) : undefined}
          />
        </WorkForm>
      )}
    </div>
  );
}
