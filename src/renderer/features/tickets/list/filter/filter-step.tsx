import type { ReactNode } from 'react';
import { Button, useT } from '#renderer/ui/index.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import styles from './filter.module.css';
import type { StepProps } from './step-props.ts';

interface FilterStepProps {
  step: StepProps;
  /** What is added to the filter; empty while nothing is chosen. */
  conditions: readonly ViewCondition[];
  children: ReactNode;
}

/** A step of the filter builder, taken with Enter or its button once there is something to add. */
export function FilterStep({ step: { filter, onChange, onDone }, conditions, children }: FilterStepProps) {
  const t = useT();
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
      {children}
      <Button type="submit" variant="primary" size="small" isDisabled={conditions.length === 0}>
        {t('tickets.filter.apply')}
      </Button>
    </form>
  );
}
