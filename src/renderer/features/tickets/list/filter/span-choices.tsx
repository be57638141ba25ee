import { useState } from 'react';
import { Button, NumberField, RadioGroup, useT } from '#renderer/ui/index.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import styles from './filter.module.css';
import { type DayRange, dayRanges, numberConditions, rangeConditions } from './filter-words.ts';
import type { StepProps } from './step-props.ts';

type DayChoiceId = DayRange['id'] | 'none';

/** When it was or will be, in days from today; or that there is no such time. */
export function DayChoice({ field, filter, onChange, onDone }: StepProps) {
  const t = useT();
  const [range, setRange] = useState<DayChoiceId>('last7');
  const options = dayRanges.map(({ id }): { id: DayChoiceId; label: string } => ({
    id,
    label: t(`tickets.filterDays.${id}`),
  }));

  function conditions(): ViewCondition[] {
    const chosen = dayRanges.find(({ id }) => id === range);
    return chosen === undefined ? [{ field, op: 'in', values: [null] }] : rangeConditions(field, chosen);
  }

  return (
    <form
      className={styles.step}
      aria-label={t('tickets.filter.values')}
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ ...filter, more: [...filter.more, ...conditions()] });
        onDone();
      }}
    >
      <RadioGroup
        label={t('tickets.filter.when')}
        options={[...options, { id: 'none', label: t('tickets.filterValue.none') }]}
        value={range}
        onChange={setRange}
      />
      <Button type="submit" variant="primary" size="small">
        {t('tickets.filter.apply')}
      </Button>
    </form>
  );
}

/** How many at least, at most, or both. */
export function NumberChoice({ field, filter, onChange, onDone }: StepProps) {
  const t = useT();
  const [least, setLeast] = useState<number | null>(null);
  const [most, setMost] = useState<number | null>(null);
  const isTurned = least !== null && most !== null && most < least;
  const conditions = isTurned ? [] : numberConditions(field, least, most);
  const written = (value: number) => (Number.isNaN(value) ? null : value);
  return (
    <form
      className={styles.step}
      aria-label={t('tickets.filter.values')}
      onSubmit={(event) => {
        event.preventDefault();
        if (conditions.length === 0) return;
        onChange({ ...filter, more: [...filter.more, ...conditions] });
        onDone();
      }}
    >
      <NumberField
        label={t('tickets.filter.least')}
        isOptional
        minValue={0}
        onChange={(value) => setLeast(written(value))}
      />
      <NumberField
        label={t('tickets.filter.most')}
        isOptional
        minValue={0}
        onChange={(value) => setMost(written(value))}
        error={isTurned ? t('tickets.filter.turned') : undefined}
      />
      <Button type="submit" variant="primary" size="small" isDisabled={conditions.length === 0}>
        {t('tickets.filter.apply')}
      </Button>
    </form>
  );
}
