import { FieldGroup, NumberField, Select, useT } from '#renderer/ui/index.ts';
import { type ServiceLevelVariant, serviceLevelVariantSchema } from '#shared/queues/schema.ts';
import type { FieldProblem } from '../record-draft.ts';
import styles from './inputs.module.css';

/** The rule while it is being written: a number that is missing is null. */
interface DraftedRule {
  variant: ServiceLevelVariant;
  thresholdSeconds: number | null;
  shortAbandonSeconds: number | null;
  targetPercent: number | null;
}

interface ServiceLevelRuleProps {
  label: string;
  value: DraftedRule;
  onChange: (value: DraftedRule) => void;
  problems: readonly FieldProblem[];
}

/** How many of a queue's callers are to be answered within what time, and how those who gave up count. */
export function ServiceLevelRuleField({ label, value, onChange, problems }: ServiceLevelRuleProps) {
  const t = useT();
  const numberOf = (part: 'targetPercent' | 'thresholdSeconds' | 'shortAbandonSeconds') => ({
    value: value[part] ?? Number.NaN,
    onChange: (number: number) => onChange({ ...value, [part]: Number.isNaN(number) ? null : number }),
    error: problems.some(({ path }) => path[0] === part) ? t('administration.problem.invalid') : undefined,
  });
  return (
    <FieldGroup label={label}>
      <div className={styles.four}>
        <NumberField label={t('queues.level.target')} minValue={0} maxValue={100} {...numberOf('targetPercent')} />
        <NumberField
          label={t('queues.level.threshold')}
          minValue={1}
          maxValue={3_600}
          {...numberOf('thresholdSeconds')}
        />
      </div>
      <Select
        label={t('queues.level.variant')}
        help={t(`queues.variantHelp.${value.variant}`)}
        options={serviceLevelVariantSchema.options.map((variant) => ({
          id: variant,
          label: t(`queues.variant.${variant}`),
        }))}
        value={value.variant}
        onChange={(variant) =>
          onChange({
            ...value,
            variant: serviceLevelVariantSchema.parse(variant),
            shortAbandonSeconds: variant === 'ignore' ? value.shortAbandonSeconds : null,
          })
        }
      />
      {value.variant === 'ignore' && (
        <NumberField
          label={t('queues.level.shortAbandon')}
          help={t('queues.level.shortAbandonHelp')}
          isOptional
          minValue={1}
          maxValue={3_600}
          {...numberOf('shortAbandonSeconds')}
        />
      )}
    </FieldGroup>
  );
}
