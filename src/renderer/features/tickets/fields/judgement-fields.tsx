import { FieldRow } from '#renderer/parts/work-form.tsx';
import { Select, TextField, useT } from '#renderer/ui/index.ts';
import { ticketImpactSchema, ticketUrgencySchema } from '#shared/tickets/impact.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import { givenPriority, isOverridden, type Judgement, judged, prioritised, reasonProblem } from './judgement.ts';

const notJudged = 'none';

interface JudgementFieldsProps {
  value: Judgement;
  onChange: (value: Judgement) => void;
  /** The form has been tried: what is missing is said. */
  isTried: boolean;
}

/** Impact and urgency, the priority they give, and why when another is set. */
export function JudgementFields({ value, onChange, isTried }: JudgementFieldsProps) {
  const t = useT();
  const given = givenPriority(value);
  const givenWords = given === null ? '' : t(`tickets.priority.${given}`);
  const isOther = isOverridden(value);
  const problem = isTried ? reasonProblem(value) : null;
  const help =
    given === null
      ? undefined
      : isOther
        ? t('ticketWork.priorityDiffers', { priority: givenWords })
        : t('ticketWork.priorityFollows');
  return (
    <>
      <FieldRow>
        <Select
          label={t('ticketWork.impact')}
          options={[
            { id: notJudged, label: t('ticketWork.notJudged') },
            ...ticketImpactSchema.options.map((id) => ({ id, label: t(`ticketWork.impact.${id}`) })),
          ]}
          value={value.impact ?? notJudged}
          onChange={(id) => onChange(judged(value, { impact: ticketImpactSchema.safeParse(id).data ?? null }))}
        />
        <Select
          label={t('ticketWork.urgency')}
          options={[
            { id: notJudged, label: t('ticketWork.notJudged') },
            ...ticketUrgencySchema.options.map((id) => ({ id, label: t(`ticketWork.urgency.${id}`) })),
          ]}
          value={value.urgency ?? notJudged}
          onChange={(id) => onChange(judged(value, { urgency: ticketUrgencySchema.safeParse(id).data ?? null }))}
        />
        <Select
          label={t('tickets.form.priority')}
          {...(help === undefined ? {} : { help })}
          options={ticketPrioritySchema.options.map((id) => ({ id, label: t(`tickets.priority.${id}`) }))}
          value={value.priority}
          onChange={(priority) => onChange(prioritised(value, priority))}
        />
      </FieldRow>
      {isOther && (
        <TextField
          label={t('ticketWork.priorityReason')}
          maxLength={2_000}
          value={value.priorityReason}
          onChange={(priorityReason) => onChange({ ...value, priorityReason })}
          error={problem === null ? undefined : t(problem, { priority: givenWords })}
        />
      )}
    </>
  );
}
