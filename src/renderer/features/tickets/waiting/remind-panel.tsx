import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { TextArea, useT } from '#renderer/ui/index.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { MissingPlaces } from '../templates/missing-places.tsx';
import { TemplateMenu, useTemplateTexts } from '../templates/template-menu.tsx';
import { withInserted } from '../templates/template-values.ts';

/** Writes to the requester what is waited for, and counts it as a reminder. Opens with the only template there is. */
export function RemindPanel({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT();
  const offered = useTemplateTexts(ticket, 'reminder');
  const only = offered.length === 1 ? (offered[0]?.text ?? '') : '';
  const draft = useDraft(`ticket.remind:${ticket.id}:${ticket.remindedAt.length}`, { text: only });
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { text } = draft.value;
  const isMissing = text.trim() === '';

  async function save() {
    setTried(true);
    if (isMissing || !(await submit('ticket.remind', { ticketId: ticket.id, text: text.trim() }))) return;
    draft.clear();
    onDone();
  }

  return (
    <PanelForm
      label={t('ticketWork.remind.title')}
      save={t('ticketWork.remind.save')}
      problem={problem?.words ?? null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
      more={
        <TemplateMenu
          ticket={ticket}
          use="reminder"
          onChoose={(chosen) => draft.set({ text: withInserted(text, chosen.text) })}
        />
      }
    >
      <TextArea
        label={t('ticketWork.remind.text')}
        help={t('ticketWork.remind.help')}
        rows={5}
        value={text}
        onChange={(next) => draft.set({ text: next })}
        error={isTried && isMissing ? t('ticketWork.remind.missing') : undefined}
      />
      <MissingPlaces text={text} />
    </PanelForm>
  );
}
