import { Copy, Plus } from 'lucide-react';
import { Button, Checkbox, FieldGroup, useT } from '#renderer/ui/index.ts';
import type { ClockInterval, OpeningHours } from '#shared/service-hours/schema.ts';
import { parseIntervals, readClock } from '#shared/service-hours/written-hours.ts';
import type { FieldProblem } from '../record-draft.ts';
import { weekday } from '../value-words.ts';
import { ExceptionsField } from './exceptions-field.tsx';
import { areInOrder, intervalsText } from './hours-text.ts';
import styles from './inputs.module.css';
import { WrittenField } from './text-inputs.tsx';

const days = [0, 1, 2, 3, 4, 5, 6];

interface HoursFieldProps {
  label: string;
  value: OpeningHours;
  onChange: (value: OpeningHours) => void;
  problems: readonly FieldProblem[];
}

/** Opening hours: each weekday in words ("07:45–12:00, 12:45–16:30", the gap being lunch), holidays, and dates that differ. */
export function HoursField({ label, value, onChange, problems }: HoursFieldProps) {
  const t = useT();
  const at = (...path: PropertyKey[]) =>
    problems.some((problem) => path.every((part, index) => problem.path[index] === part))
      ? t('administration.problem.hours')
      : undefined;
  const setDay = (day: number, intervals: OpeningHours['week'][number]) =>
    onChange({ ...value, week: value.week.map((before, index) => (index === day ? intervals : before)) });
  const write = (intervals: readonly ClockInterval[]) => intervalsText(intervals, t);
  return (
    <FieldGroup label={label} help={t('administration.help.hours')}>
      <div className={styles.week}>
        {days.map((day) => (
          <WrittenField
            key={day}
            label={t('administration.weekdayLong', { day: String(day) })}
            value={value.week[day] ?? []}
            onChange={(intervals) => setDay(day, intervals)}
            write={write}
            read={parseIntervals}
            error={
              at('week', day) ?? (areInOrder(value.week[day] ?? []) ? undefined : t('administration.problem.order'))
            }
          />
        ))}
      </div>
      <Button
        size="small"
        variant="quiet"
        icon={<Copy aria-hidden="true" />}
        onPress={() => {
          const [monday = []] = value.week;
          onChange({ ...value, week: value.week.map((before, day) => (day < 5 ? monday : before)) });
        }}
      >
        {t('administration.hours.asMonday', { day: weekday(0, t) })}
      </Button>
      <Checkbox
        isSelected={value.closedOnPublicHolidays}
        onChange={(closedOnPublicHolidays) => onChange({ ...value, closedOnPublicHolidays })}
      >
        {t('administration.hours.holidays')}
      </Checkbox>
      <WrittenField
        label={t('administration.hours.beforeHoliday')}
        help={t('administration.hours.beforeHolidayHelp')}
        isOptional
        value={value.beforeHolidayUntil ?? null}
        onChange={(beforeHolidayUntil) => onChange({ ...value, beforeHolidayUntil })}
        write={(clock) => clock ?? ''}
        read={readClock}
        error={
          problems.some(({ path }) => path[0] === 'beforeHolidayUntil')
            ? t('administration.hours.beforeHolidayProblem')
            : undefined
        }
      />
      <ExceptionsField value={value} onChange={onChange} problems={problems} write={write} />
      <Button
        size="small"
        variant="quiet"
        icon={<Plus aria-hidden="true" />}
        onPress={() =>
          onChange({ ...value, exceptions: [...value.exceptions, { date: '', intervals: [], reason: '' }] })
        }
      >
        {t('administration.hours.add')}
      </Button>
    </FieldGroup>
  );
}
