import type { ReactNode } from 'react';
import { DraftActions } from '#renderer/parts/draft-actions.tsx';
import { WorkForm } from '#renderer/parts/work-form.tsx';
import { RadioGroup, TextArea, useT } from '#renderer/ui/index.ts';
import { type TicketFeedback, ticketFeedbackSchema } from '#shared/tickets/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import styles from './ticket-detail.module.css';

interface FinishFormProps {
  title: string;
  saveWords: string;
  /** What is wrong that no field shows. */
  problem: string | null;
  isSaving: boolean;
  savedAt: Instant | null;
  onSave: () => void;
  onLeave: () => void;
  /** More buttons, beside saving and leaving. */
  more?: ReactNode;
  children: ReactNode;
}

/** A form under the head of a ticket that takes it a step on. */
export function FinishForm(props: FinishFormProps) {
  const { title, saveWords, problem, isSaving, savedAt, onSave, onLeave, more, children } = props;
  const t = useT();
  const actions = (
    <>
      <DraftActions
        save={saveWords}
        isSaving={isSaving}
        leave={t('ui.cancel')}
        leaveKey="Esc"
        onLeave={onLeave}
        savedAt={savedAt}
      />
      {more}
    </>
  );
  return (
    <div className={styles.panel}>
      <WorkForm label={title} onSubmit={onSave} onLeave={onLeave} takesFocus problem={problem} actions={actions}>
        {children}
      </WorkForm>
    </div>
  );
}

/** How the requester was told, being written; `how` is null while it is not chosen. */
export interface FeedbackDraft {
  how: TicketFeedback['how'] | null;
  note: string;
}

interface FeedbackFieldsProps {
  value: FeedbackDraft;
  onChange: (value: FeedbackDraft) => void;
  error: string | undefined;
}

const noteMax = 2_000;

/** Återkoppling: how the requester was told, or that there was no need. */
export function FeedbackFields({ value, onChange, error }: FeedbackFieldsProps) {
  const t = useT();
  return (
    <>
      <RadioGroup
        label={t('tickets.close.how')}
        options={ticketFeedbackSchema.shape.how.options.map((id) => ({ id, label: t(`tickets.feedback.${id}`) }))}
        value={value.how}
        onChange={(how) => onChange({ ...value, how })}
        error={error}
      />
      <TextArea
        label={t('tickets.close.note')}
        isOptional
        rows={2}
        maxLength={noteMax}
        value={value.note}
        onChange={(note) => onChange({ ...value, note })}
      />
    </>
  );
}
