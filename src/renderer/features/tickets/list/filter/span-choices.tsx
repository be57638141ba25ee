import { useState } from 'react';
import { NumberField, RadioGroup, useT } from '#renderer/ui/index.ts';
import { FilterStep } from './filter-step.tsx';
import { type DayRange, dayRanges, numberConditions, rangeConditions } from './filter-words.ts';
import type { StepProps } from './step-props.ts';

type DayChoiceId = DayRange['id'] | 'none';

/** When it was or will be, in days from today; or that there is no such time. */
export function DayChoice(step: StepProps) {
  const t = useT();
  const { field } = step;
  const [range, setRange] = useState<DayChoiceId>('last7');
  const chosen = dayRanges.find(({ id }) => id === range);
  const options = dayRanges.map(({ id }): { id: DayChoiceId; label: string } => ({
    id,
    label: t(`tickets.filterDays.${id}`),
  }));
  return (
    <FilterStep
      step={step}
      conditions={chosen === undefined ? [{ field, op: 'in', values: [null] }] : rangeConditions(field, chosen)}
    >
      <RadioGroup
        label={t('tickets.filter.when')}
        options={[...options, { id: 'none', label: t('tickets.filterValue.none') }]}
        value={range}
        onChange={setRange}
      />
    </FilterStep>
  );
}

/** How many at least, at most, or both. */
export function NumberChoice(step: StepProps) {
  const t = useT();
  const [least, setLeast] = useState<number | null>(null);
  const [most, setMost] = useState<number | null>(null);
  const isTurned = least !== null && most !== null && most < least;
  const written = (value: number) => (Number.isNaN(value) ? null : value);
  return (
    <FilterStep step={step} conditions={isTurned ? [] : numberConditions(step.field, least, most)}>
      <NumberField label={t('tickets.filter.least')} minValue={0} onChange={(value) => setLeast(written(value))} />
      <NumberField
        label={t('tickets.filter.most')}
        minValue={0}
        onChange={(value) => setMost(written(value))}
        error={isTurned ? t('tickets.filter.turned') : undefined}
      />
    </FilterStep>
  );
}
