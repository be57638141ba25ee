import type { ReactNode } from 'react';
import styles from './disclosure.module.css';
import { KeyHint } from './key-hint.tsx';

interface DisclosureProps {
  label: string;
  /** The key that opens and closes it, as the key tables write it. */
  keys?: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  children: ReactNode;
}

/** Something most people do not need, folded away under its name. */
export function Disclosure({ label, keys, isOpen, onToggle, children }: DisclosureProps) {
  return (
    <details className={styles.disclosure} open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary className={styles.summary}>
        {label}
        {keys !== undefined && <KeyHint keys={keys} />}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
