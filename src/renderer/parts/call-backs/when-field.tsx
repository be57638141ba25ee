import { useNow } from '#renderer/data/index.ts';
import { Button, DateField, TextField, useT } from '#renderer/ui/index.ts';
import { type LocalTime, localTimeOf, parseClockTime } from '#shared/time/local-time.ts';
import { FieldRow } from '../work-form.tsx';
import styles from './call-backs.module.css';
import { quickTime, quickTimeIds } from './quick-times.ts';

interface WhenFieldProps {
  value: LocalTime;
  onChange: (value: LocalTime) => void;
  error: string | undefined;
}

/** When somebody is to be called: date and clock time, with the usual ones at hand. */
export function WhenField({ value, onChange, error }: WhenFieldProps) {
  const t = useT();
  const now = useNow(60_000).toISOString();
  return (
    <div className={styles.when}>
      <FieldRow>
        <DateField
          label={t('callBacks.field.dueDate')}
          value={value.date === '' ? null : value.date}
          min={localTimeOf(now).date}
          onChange={(date) => onChange({ ...value, date: date ?? '' })}
        />
        <TextField
          label={t('callBacks.field.dueTime')}
          value={value.time}
          onChange={(time) => onChange({ ...value, time })}
          onBlur={() => onChange({ ...value, time: parseClockTime(value.time) ?? value.time })}
          error={error}
        />
      </FieldRow>
      <fieldset className={styles.quick}>
        <legend className={styles.hidden}>{t('callBacks.quick')}</legend>
        {quickTimeIds.map((id) => {
          const time = quickTime(id, now);
          return time === null ? null : (
            <Button key={id} size="small" onPress={() => onChange(time)}>
              {t(`callBacks.quick.${id}`)}
            </Button>
          );
        })}
      </fieldset>
    </div>
  );
}
