import { useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { PanelForm } from '#renderer/parts/panel-form.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { TextField, useT } from '#renderer/ui/index.ts';
import { newId } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { parseMinutes } from './minutes-text.ts';

const empty = { time: '', note: '' };
const noteMax = 2_000;

/** Notes how long somebody has worked on the ticket, and with what. */
export function TimePanel({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const t = useT();
  const draft = useDraft(`ticket.time:${ticket.id}`, empty);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { time, note } = draft.value;
  const minutes = parseMinutes(time);

  async function save() {
    setTried(true);
    if (minutes === null) return;
    if (!(await submit('ticket.logTime', { id: newId(), ticketId: ticket.id, minutes, note: note.trim() }))) return;
    draft.clear();
    onDone();
  }

  const refusal = problem?.code === 'time-below-zero' ? problem.words : undefined;
  const unreadable = isTried && minutes === null ? t('ticketWork.time.unreadable') : undefined;
  return (
    <PanelForm
      label={t('ticketWork.time.log')}
      save={t('ticketWork.time.log')}
      problem={refusal === undefined ? (problem?.words ?? null) : null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <FieldRow>
        <TextField
          label={t('ticketWork.time.minutes')}
          help={t('ticketWork.time.help')}
          value={time}
          onChange={(text) => draft.set({ time: text, note })}
          error={unreadable ?? refusal}
        />
        <TextField
          label={t('ticketWork.time.note')}
          isOptional
          maxLength={noteMax}
          value={note}
          onChange={(text) => draft.set({ time, note: text })}
        />
      </FieldRow>
    </PanelForm>
  );
}
