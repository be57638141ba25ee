import { RadioGroup, TextArea, useT } from '#renderer/ui/index.ts';
import { type TicketFeedback, ticketFeedbackSchema } from '#shared/tickets/schema.ts';

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
