import styles from './key-hint.module.css';

/** How keys are printed on the keyboard, where that is not their name. */
const printed: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓', Escape: 'Esc' };

/** Returns a combination as people read it: `j` as J, `Alt+Left` as Alt ←. */
function keyCaps(keys: string): readonly string[] {
  return keys.split('+').map((key) => printed[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}

/** Shows a key combination (`Ctrl+K`) as key caps. Hidden from screen readers, which hear `aria-keyshortcuts` of the control instead. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.hint} aria-hidden="true">
      {keyCaps(keys).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
