import { Trash2 } from 'lucide-react';
import { useNow } from '#renderer/data/index.ts';
import { DateField, IconButton, TextField, useT, useTranslator } from '#renderer/ui/index.ts';
import { isoDateOf, localDateWords } from '#shared/i18n/time-format.ts';
import type { ClockInterval, OpeningHours } from '#shared/service-hours/schema.ts';
import { parseIntervals } from '#shared/service-hours/written-hours.ts';
import type { FieldProblem } from '../record-draft.ts';
import { intervalsText } from './hours-text.ts';
import styles from './inputs.module.css';
import { WrittenField } from './text-inputs.tsx';

interface ExceptionsFieldProps {
  value: OpeningHours;
  onChange: (value: OpeningHours) => void;
  problems: readonly FieldProblem[];
  write: (intervals: readonly ClockInterval[]) => string;
}

interface Placed {
  exception: OpeningHours['exceptions'][number];
  /** Where it stands among all. */
  place: number;
}

/** Dates that differ: those written by hand as fields, those of a calendar file and of days gone by as lines that can be taken away. */
export function ExceptionsField({ value, onChange, problems, write }: ExceptionsFieldProps) {
  const t = useT();
  const today = isoDateOf(useNow(60_000).getTime());
  const at = (...path: PropertyKey[]) =>
    problems.some((problem) => path.every((part, index) => problem.path[index] === part));
  const set = (index: number, change: Partial<OpeningHours['exceptions'][number]>) =>
    onChange({
      ...value,
      exceptions: value.exceptions.map((before, place) => (place === index ? { ...before, ...change } : before)),
    });
  const remove = (index: number) =>
    onChange({ ...value, exceptions: value.exceptions.filter((_, place) => place !== index) });
  const placed: Placed[] = value.exceptions.map((exception, place) => ({ exception, place }));
  // What is being written, or does not hold, stays a field whatever its date.
  const isPast = ({ exception, place }: Placed) =>
    /^\d{4}-\d{2}-\d{2}$/.test(exception.date) && exception.date < today && !at('exceptions', place);
  const past = placed.filter(isPast);
  const coming = placed.filter((one) => !isPast(one));
  const imported = coming.filter(({ exception }) => exception.uid !== undefined);
  return (
    <>
      {coming
        .filter(({ exception }) => exception.uid === undefined)
        .map(({ exception, place }) => (
          <div key={place} className={styles.exception}>
            <DateField
              label={t('administration.hours.date')}
              help=""
              value={exception.date === '' ? null : exception.date}
              onChange={(date) => set(place, { date: date ?? '' })}
              error={at('exceptions', place, 'date') ? t('administration.problem.missing') : undefined}
            />
            <WrittenField
              label={t('administration.hours.open')}
              value={exception.intervals}
              onChange={(intervals) => set(place, { intervals })}
              write={write}
              read={parseIntervals}
              error={at('exceptions', place, 'intervals') ? t('administration.problem.hours') : undefined}
            />
            <TextField
              label={t('administration.hours.reason')}
              value={exception.reason}
              onChange={(reason) => set(place, { reason })}
            />
            <IconButton
              label={t('administration.hours.remove', { date: exception.date })}
              icon={<Trash2 aria-hidden="true" />}
              onPress={() => remove(place)}
            />
          </div>
        ))}
      {imported.length > 0 && (
        <div className={styles.wide}>
          <p className={styles.help}>{t('administration.hours.imported')}</p>
          <ExceptionLines placed={imported} onRemove={remove} />
        </div>
      )}
      {past.length > 0 && (
        <details className={styles.wide}>
          <summary className={styles.help}>{t('administration.hours.earlier', { count: past.length })}</summary>
          <ExceptionLines placed={past} onRemove={remove} />
        </details>
      )}
    </>
  );
}

function ExceptionLines({ placed, onRemove }: { placed: readonly Placed[]; onRemove: (place: number) => void }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <ul className={styles.chosen}>
      {placed.map(({ exception, place }) => (
        <li key={place} className={styles.chosenRow}>
          <span className={styles.chosenName}>
            {localDateWords(exception.date, translator)}: {intervalsText(exception.intervals, t)}
            {exception.reason !== '' && ` – ${exception.reason}`}
          </span>
          <IconButton
            size="small"
            label={t('administration.hours.remove', { date: exception.date })}
            icon={<Trash2 aria-hidden="true" />}
            onPress={() => onRemove(place)}
          />
        </li>
      ))}
    </ul>
  );
}
