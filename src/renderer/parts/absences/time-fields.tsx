import { Temporal } from 'temporal-polyfill';
import { FieldRow } from '#renderer/parts/work-form.tsx';
import { Button, Checkbox, DateField, Select, TextField, useTranslator } from '#renderer/ui/index.ts';
import { backWords } from '#shared/absences/absence-words.ts';
import { localDate } from '#shared/absences/occurrences.ts';
import { holdsInWeekOf } from '#shared/absences/rule-weeks.ts';
import { longestInterval } from '#shared/absences/schema.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type AbsenceDraft, type AbsenceProblems, timeOf } from './absence-draft.ts';
import styles from './absences.module.css';
import { readTime } from './read-time.ts';

interface TimeFieldsProps {
  draft: AbsenceDraft;
  onChange: (some: Partial<AbsenceDraft>) => void;
  problems: AbsenceProblems;
  now: Instant;
}

/** What the quick choices write into the field: the same as a hand would. */
const quickTimes = [
  { text: { sv: '+30', en: '+30' }, label: 'absences.form.quick.halfHour' },
  { text: { sv: '+1t', en: '+1h' }, label: 'absences.form.quick.hour' },
  { text: { sv: 'i morgon 8', en: 'tomorrow 8' }, label: 'absences.form.quick.tomorrow' },
  { text: { sv: 'måndag', en: 'monday' }, label: 'absences.form.quick.monday' },
] as const;

/** From when and until when, once: written in a hurry, and said back in words while it is written. */
export function OnceFields({ draft, onChange, problems, now }: TimeFieldsProps) {
  const translator = useTranslator();
  const { t, language } = translator;
  const from = draft.from.trim() === '' ? null : readTime(draft.from, now, true);
  const time = timeOf(draft, now);
  const endsAt = 'when' in time && time.when.type === 'once' ? time.when.endsAt : null;
  const errorOf = (problem: keyof AbsenceProblems) => {
    const id = problems[problem];
    return id === undefined ? undefined : t(id);
  };
  return (
    <>
      <FieldRow>
        <TextField
          label={t('absences.form.until')}
          value={draft.until}
          onChange={(until) => onChange({ until })}
          error={errorOf('until')}
          help={
            endsAt === null
              ? t('absences.form.untilHelp')
              : t('absences.back', { back: backWords(endsAt, now, translator) })
          }
          autoComplete="off"
        />
        <TextField
          label={t('absences.form.from')}
          isOptional
          value={draft.from}
          onChange={(value) => onChange({ from: value })}
          error={errorOf('from')}
          help={from === null ? t('absences.form.fromHelp') : backWords(from, now, translator)}
          autoComplete="off"
        />
      </FieldRow>
      <ul className={styles.chips} aria-label={t('absences.form.quick')}>
        {quickTimes.map(({ text, label }) => (
          <li key={label}>
            <Button size="small" onPress={() => onChange({ until: text[language] })}>
              {t(label)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

const intervals = Array.from({ length: longestInterval }, (_, place) => place + 1);

/** In how many weeks it comes back, and in which of them. */
function WeeksFields({ draft, onChange, now }: Omit<TimeFieldsProps, 'problems'>) {
  const { t } = useTranslator();
  const interval = draft.interval ?? 1;
  const begins = draft.startsOn ?? localDate(now).toString();
  const first = Temporal.PlainDate.from(begins);
  const starts = Array.from({ length: interval }, (_, place) => first.add({ weeks: place }));
  const holding = starts.find((date) =>
    holdsInWeekOf({ interval, countsFrom: draft.countsFrom ?? null, startsOn: begins }, date.toString()),
  );
  return (
    <FieldRow>
      <Select
        label={t('absences.form.interval')}
        options={intervals.map((weeks) => ({ id: String(weeks), label: t('absences.interval', { weeks }) }))}
        value={String(interval)}
        onChange={(weeks) => onChange({ interval: Number(weeks) })}
      />
      {interval > 1 && (
        <Select
          label={t('absences.form.weeks')}
          options={starts.map((date) => ({
            id: date.toString(),
            label: t('absences.form.weeksFrom', {
              first: date.weekOfYear ?? '',
              second: date.add({ weeks: interval }).weekOfYear ?? '',
            }),
          }))}
          value={(holding ?? first).toString()}
          onChange={(countsFrom) => onChange({ countsFrom })}
        />
      )}
    </FieldRow>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** On which days, between which times and between which dates it comes back. */
export function WeeklyFields({ draft, onChange, problems, now }: TimeFieldsProps) {
  const { t } = useTranslator();
  const errorOf = (problem: keyof AbsenceProblems) => {
    const id = problems[problem];
    return id === undefined ? undefined : t(id);
  };
  const daysError = errorOf('days');
  return (
    <>
      <WeeksFields draft={draft} onChange={onChange} now={now} />
      <fieldset className={styles.fieldset}>
        <legend className={styles.legend}>{t('absences.form.days')}</legend>
        <div className={styles.weekdays}>
          {weekdays.map((day) => (
            <Checkbox
              key={day}
              isSelected={draft.days.includes(day)}
              isInvalid={daysError !== undefined}
              onChange={(isOn) =>
                onChange({ days: isOn ? [...draft.days, day].sort() : draft.days.filter((other) => other !== day) })
              }
            >
              {t('absences.weekday', { day: String(day) })}
            </Checkbox>
          ))}
        </div>
        {daysError !== undefined && <p className={styles.error}>{daysError}</p>}
      </fieldset>
      <FieldRow>
        <TextField
          label={t('absences.form.clockFrom')}
          isOptional
          help={t('absences.form.clockHelp')}
          value={draft.clockFrom}
          onChange={(clockFrom) => onChange({ clockFrom })}
          error={errorOf('clockFrom')}
          autoComplete="off"
        />
        <TextField
          label={t('absences.form.clockTo')}
          isOptional
          value={draft.clockTo}
          onChange={(clockTo) => onChange({ clockTo })}
          error={errorOf('clockTo')}
          autoComplete="off"
        />
      </FieldRow>
      <FieldRow>
        <DateField
          label={t('absences.form.startsOn')}
          value={draft.startsOn}
          onChange={(startsOn) => onChange({ startsOn })}
        />
        <DateField
          label={t('absences.form.endsOn')}
          isOptional
          help={t('absences.form.endsOnHelp')}
          value={draft.endsOn}
          onChange={(endsOn) => onChange({ endsOn })}
          error={errorOf('endsOn')}
        />
      </FieldRow>
    </>
  );
}
