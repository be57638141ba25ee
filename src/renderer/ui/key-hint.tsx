import styles from './key-hint.module.css';

/** Shows a key combination (`Ctrl+K`) as key caps. Hidden from screen readers, which hear `aria-keyshortcuts` of the control instead. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.hint} aria-hidden="true">
      {keys.split('+').map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
