import { FieldRow } from '#renderer/parts/work-form.tsx';
import { DateField, TextField, useT } from '#renderer/ui/index.ts';
import { type PlannedDraft, plannedProblems } from './planned.ts';

interface PlannedFieldsProps {
  value: PlannedDraft;
  onChange: (value: PlannedDraft) => void;
  isTried: boolean;
}

/** From when to when maintenance is planned; both may stay empty. */
export function PlannedFields({ value, onChange, isTried }: PlannedFieldsProps) {
  const t = useT();
  const problems = isTried ? plannedProblems(value) : {};
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <FieldRow key={end}>
          <DateField
            label={t(end === 'from' ? 'ticketWork.plannedFrom' : 'ticketWork.plannedTo')}
            isOptional
            value={value[end].date === '' ? null : value[end].date}
            onChange={(date) => onChange({ ...value, [end]: { ...value[end], date: date ?? '' } })}
            error={problems[end] === undefined ? undefined : t(problems[end])}
          />
          <TextField
            label={`${t('ticketWork.clock')}, ${t(end === 'from' ? 'ticketWork.plannedFrom' : 'ticketWork.plannedTo').toLocaleLowerCase()}`}
            isOptional
            value={value[end].time}
            onChange={(time) => onChange({ ...value, [end]: { ...value[end], time } })}
          />
        </FieldRow>
      ))}
    </>
  );
}
