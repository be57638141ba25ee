import { type ReactNode, useState } from 'react';
import { useDraft } from '#renderer/data/index.ts';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { RadioGroup, TextArea, useT } from '#renderer/ui/index.ts';
import { type Ticket, type TicketFeedback, ticketFeedbackSchema } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import styles from './ticket-detail.module.css';

interface FinishPanelProps {
  ticket: Ticket;
  onDone: () => void;
}

interface FinishFormProps {
  title: string;
  saveWords: string;
  /** What is wrong that no field shows. */
  problem: string | null;
  isSaving: boolean;
  savedAt: Instant | null;
  onSave: () => void;
  onLeave: () => void;
  children: ReactNode;
}

function FinishForm({ title, saveWords, problem, isSaving, savedAt, onSave, onLeave, children }: FinishFormProps) {
  const t = useT();
  const actions = (
    <DraftActions
      save={saveWords}
      isSaving={isSaving}
      leave={t('ui.cancel')}
      leaveKey="Esc"
      onLeave={onLeave}
      savedAt={savedAt}
    />
  );
  return (
    <div className={styles.panel}>
      <WorkForm label={title} onSubmit={onSave} onLeave={onLeave} takesFocus problem={problem} actions={actions}>
        {children}
      </WorkForm>
    </div>
  );
}

/** Asks how the ticket was solved, and resolves it. */
export function ResolvePanel({ ticket, onDone }: FinishPanelProps) {
  const t = useT();
  const draft = useDraft(`ticket.resolve:${ticket.id}`, { resolution: ticket.resolution });
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const resolution = draft.value.resolution;
  const isMissing = resolution.trim() === '';

  async function save() {
    setTried(true);
    if (isMissing) return;
    const args = { ticketId: ticket.id, status: 'resolved' as const, resolution: resolution.trim(), feedback: null };
    if (!(await submit('ticket.setStatus', args))) return;
    draft.clear();
    onDone();
  }

  const atField = problem?.code === 'resolution-missing' ? problem.words : undefined;
  return (
    <FinishForm
      title={t('tickets.resolve.title')}
      saveWords={t('tickets.resolve.save')}
      problem={atField === undefined ? (problem?.words ?? null) : null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <TextArea
        label={t('tickets.resolve.resolution')}
        help={t('tickets.resolve.help')}
        value={resolution}
        onChange={(text) => draft.set({ resolution: text })}
        error={atField ?? (isTried && isMissing ? t('tickets.resolve.missing') : undefined)}
      />
    </FinishForm>
  );
}

type How = TicketFeedback['how'];

/** Asks how the requester was told (återkoppling), and closes the ticket. */
export function ClosePanel({ ticket, onDone }: FinishPanelProps) {
  const t = useT();
  const initial: { how: How | null; note: string } = {
    how: ticket.feedback?.how ?? null,
    note: ticket.feedback?.note ?? '',
  };
  const draft = useDraft(`ticket.close:${ticket.id}`, initial);
  const { submit, problem, isSaving } = useSubmission();
  const [isTried, setTried] = useState(false);
  const { how, note } = draft.value;

  async function save() {
    setTried(true);
    if (how === null) return;
    const feedback = { how, note: note.trim() };
    const args = { ticketId: ticket.id, status: 'closed' as const, resolution: null, feedback };
    if (!(await submit('ticket.setStatus', args))) return;
    draft.clear();
    onDone();
  }

  const atField = problem?.code === 'feedback-missing' ? problem.words : undefined;
  return (
    <FinishForm
      title={t('tickets.close.title')}
      saveWords={t('tickets.close.save')}
      problem={atField === undefined ? (problem?.words ?? null) : null}
      isSaving={isSaving}
      savedAt={draft.savedAt}
      onSave={save}
      onLeave={onDone}
    >
      <RadioGroup
        label={t('tickets.close.how')}
        options={ticketFeedbackSchema.shape.how.options.map((id) => ({ id, label: t(`tickets.feedback.${id}`) }))}
        value={how}
        onChange={(next) => draft.set({ how: next, note })}
        error={atField ?? (isTried && how === null ? t('tickets.close.missing') : undefined)}
      />
      <TextArea
        label={t('tickets.close.note')}
        isOptional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(text) => draft.set({ how, note: text })}
      />
    </FinishForm>
  );
}
