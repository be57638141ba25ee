import { useNow } from '#renderer/data/index.ts';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { Button, DateField, TextField, useT } from '#renderer/ui/index.ts';
import { type LocalTime, localTimeOf, parseClockTime } from '#shared/time/local-time.ts';
import { quickDue, quickDueIds } from './due-times.ts';
import styles from './loans.module.css';

interface DueFieldProps {
  value: LocalTime;
  onChange: (value: LocalTime) => void;
  dateError: string | undefined;
  timeError: string | undefined;
}

/** When it is to be back: date and time, with the usual ones at hand. */
export function DueField({ value, onChange, dateError, timeError }: DueFieldProps) {
  const t = useT();
  const now = useNow(60_000).toISOString();
  return (
    <div className={styles.due}>
      <FieldRow>
        <DateField
          label={t('loans.handOut.dueDate')}
          value={value.date === '' ? null : value.date}
          min={localTimeOf(now).date}
          onChange={(date) => onChange({ ...value, date: date ?? '' })}
          error={dateError}
        />
        <TextField
          label={t('loans.handOut.dueTime')}
          value={value.time}
          onChange={(time) => onChange({ ...value, time })}
          onBlur={() => onChange({ ...value, time: parseClockTime(value.time) ?? value.time })}
          error={timeError}
        />
      </FieldRow>
      <fieldset className={styles.quick}>
        <legend className={styles.hidden}>{t('loans.handOut.quick')}</legend>
        {quickDueIds.map((id) => {
          const due = quickDue(id, now);
          if (due === null) return null;
          return (
            <Button key={id} size="small" onPress={() => onChange(due)}>
              {t(`loans.handOut.quick.${id}`)}
            </Button>
          );
        })}
      </fieldset>
    </div>
  );
}
