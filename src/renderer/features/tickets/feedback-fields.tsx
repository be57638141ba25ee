import { useRow } from '#renderer/data/index.ts';
import { toldName } from '#renderer/parts/person-name.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { DateField, RadioGroup, Select, TextArea, TextField, useT } from '#renderer/ui/index.ts';
import { type Ticket, ticketFeedbackSchema } from '#shared/tickets/schema.ts';
import { parseClockTime } from '#shared/time/local-time.ts';
import { type FeedbackDraft, type FeedbackProblems, recipientsOf } from './feedback-draft.ts';

interface FeedbackFieldsProps {
  ticket: Pick<Ticket, 'affectedPersonId' | 'requesterName'>;
  value: FeedbackDraft;
  onChange: (value: FeedbackDraft) => void;
  problems: FeedbackProblems;
  /** The present day, `YYYY-MM-DD`: nobody was told later. Null where it can only have been just now. */
  today: string | null;
}

const noteMax = 2_000;
const nameMax = 200;

/** Återkoppling: how, when and to whom the result was told, or why nobody had to be. */
export function FeedbackFields({ ticket, value, onChange, problems, today }: FeedbackFieldsProps) {
  const t = useT();
  const change = (some: Partial<FeedbackDraft>) => onChange({ ...value, ...some });
  const isTold = value.how !== null && value.how !== 'not-needed';
  const isReason = value.how === 'not-needed';
  return (
    <>
      <RadioGroup
        label={t('tickets.close.how')}
        options={ticketFeedbackSchema.shape.how.options.map((id) => ({ id, label: t(`tickets.feedback.${id}`) }))}
        value={value.how}
        onChange={(how) => change({ how })}
        error={problems.how}
      />
      {isTold && (
        <>
          <RecipientFields ticket={ticket} value={value} change={change} error={problems.toName} />
          {today !== null && (
            <FieldRow>
              <DateField
                label={t('tickets.close.date')}
                isOptional
                help={t('tickets.close.whenHelp')}
                max={today}
                value={value.date}
                onChange={(date) => change({ date })}
              />
              <TextField
                label={t('tickets.close.time')}
                isOptional
                value={value.time}
                onChange={(time) => change({ time })}
                onBlur={() => change({ time: parseClockTime(value.time) ?? value.time })}
                error={problems.time}
              />
            </FieldRow>
          )}
        </>
      )}
      <TextArea
        label={t(isReason ? 'tickets.close.reason' : 'tickets.close.note')}
        isOptional={!isReason}
        rows={2}
        maxLength={noteMax}
        value={value.note}
        onChange={(note) => change({ note })}
        error={problems.note}
      />
    </>
  );
}

interface RecipientFieldsProps {
  ticket: FeedbackFieldsProps['ticket'];
  value: FeedbackDraft;
  change: (some: Partial<FeedbackDraft>) => void;
  error: string | undefined;
}

/** Who was told: those the ticket names are there to choose, anybody else is written. */
function RecipientFields({ ticket, value, change, error }: RecipientFieldsProps) {
  const t = useT();
  const affected = useRow('people', ticket.affectedPersonId);
  const names = { requester: ticket.requesterName, affected: affected === undefined ? '' : toldName(affected, t) };
  const options = recipientsOf(ticket).map((id) => {
    const name = id === 'other' ? '' : names[id];
    const isNamed = id !== 'other' && name !== '';
    return { id, label: isNamed ? t(`tickets.close.to.${id}Named`, { name }) : t(`tickets.close.to.${id}`) };
  });
  return (
    <FieldRow>
      <Select label={t('tickets.close.to')} options={options} value={value.to} onChange={(to) => change({ to })} />
      {value.to === 'other' && (
        <TextField
          label={t('tickets.close.toName')}
          maxLength={nameMax}
          value={value.toName}
          onChange={(toName) => change({ toName })}
          error={error}
        />
      )}
    </FieldRow>
  );
}
