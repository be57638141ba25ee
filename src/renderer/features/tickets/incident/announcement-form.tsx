import { useDraft } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { announce, TextArea, useT } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';

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

  if (!draft.loaded) return null;
  return (
    <PanelForm
      label={t('incidents.announce')}
      save={t('incidents.announce.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <TextArea
        label={t('incidents.announcement')}
        help={t('incidents.announcementHelp')}
        rows={3}
        value={text}
        onChange={(next) => draft.set({ text: next, was })}
        error={isTooLong ? t('tickets.edit.tooLong', { max: mostLetters }) : undefined}
      />
    </PanelForm>
  );
}
