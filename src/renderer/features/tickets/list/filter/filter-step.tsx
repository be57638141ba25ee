import type { ReactNode } from 'react';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import { mostViewConditions, type ViewCondition } from '#shared/views/schema.ts';
import styles from './filter.module.css';
import type { StepProps } from './step-props.ts';

interface FilterStepProps {
  step: StepProps;
  /** What is added to the filter; empty while nothing is chosen. */
  conditions: readonly ViewCondition[];
  children: ReactNode;
}

/** How many conditions the choices of the filter row can be. */
const rowChoices = 4;

/** A step of the filter builder, taken with Enter or its button once there is something to add. */
export function FilterStep({ step: { filter, onChange, onDone }, conditions, children }: FilterStepProps) {
  const t = useT();
  // The choices of the filter row count too: a view keeps them as conditions, all four at the most.
  const isFull = filter.more.length + conditions.length + rowChoices > mostViewConditions;
  const canAdd = conditions.length > 0 && !isFull;
  return (
    <form
      className={styles.step}
      aria-label={t('tickets.filter.values')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!canAdd) return;
        onChange({ ...filter, more: [...filter.more, ...conditions] });
        onDone();
      }}
    >
      {children}
      {isFull && <Banner tone="soon">{t('tickets.filter.full', { most: mostViewConditions })}</Banner>}
      <Button type="submit" variant="primary" size="small" isDisabled={!canAdd}>
        {t('tickets.filter.apply')}
      </Button>
    </form>
  );
}
