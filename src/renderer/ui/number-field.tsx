import { Minus, Plus } from 'lucide-react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Button,
  Group,
  Input,
} from 'react-aria-components';
import styles from './field.module.css';
import { FieldFoot, FieldLabel, type FieldWords } from './field-parts.tsx';
import { useT } from './i18n.tsx';

export interface NumberFieldProps
  extends Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>,
    FieldWords {}

/** A number with steps; arrow keys change it, the locale decides its look. */
export function NumberField({ label, isLabelHidden, help, error, isOptional, ...rest }: NumberFieldProps) {
  const t = useT();
  const words = { label, isLabelHidden, help, error, isOptional };
  return (
    <AriaNumberField
      {...rest}
      className={styles.field}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      decrementAriaLabel={t('ui.number.decrease')}
      incrementAriaLabel={t('ui.number.increase')}
    >
      <FieldLabel {...words} />
      <Group className={styles.box}>
        <Input className={styles.bare} data-number={true} />
        <Button slot="decrement" className={styles.boxButton}>
          <Minus aria-hidden="true" />
        </Button>
        <Button slot="increment" className={styles.boxButton}>
          <Plus aria-hidden="true" />
        </Button>
      </Group>
      <FieldFoot {...words} />
    </AriaNumberField>
  );
}
