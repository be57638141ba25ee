import type { ReactNode } from 'react';
import styles from './field-group.module.css';

interface FieldGroupProps {
  label: string;
  /** What all of them are for. */
  help?: string | undefined;
  children: ReactNode;
}

/** Several fields that are one thing to whoever fills them in, named together. */
export function FieldGroup({ label, help, children }: FieldGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      {help !== undefined && <p className={styles.help}>{help}</p>}
      {children}
    </fieldset>
  );
}
