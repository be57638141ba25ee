import { FieldError, Label, Text } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { useT } from './i18n.tsx';

/** What every field has: a label above, help below, one error in words at the field. */
export interface FieldWords {
  label: string;
  /** The label is for screen readers only: the place makes it plain to the eye. */
  isLabelHidden?: boolean;
  help?: string;
  /** Shown instead of the help and marks the field; absent when all is well. */
  error?: string | undefined;
  /** Says "(frivilligt)" beside the label; required is the unmarked case. */
  isOptional?: boolean;
}

/** The label line of a field. */
export function FieldLabel({ label, isLabelHidden, isOptional }: FieldWords) {
  const t = useT();
  return (
    <Label className={classNames(styles.label, isLabelHidden && styles.hiddenLabel)}>
      {label}
      {isOptional && <span className={styles.optional}>({t('ui.optional')})</span>}
    </Label>
  );
}

/** The line below a field: the error when there is one, else the help. */
export function FieldFoot({ help, error }: FieldWords) {
  return (
    <>
      {help !== undefined && error === undefined && (
        <Text slot="description" className={styles.help}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error}>{error}</FieldError>
    </>
  );
}
