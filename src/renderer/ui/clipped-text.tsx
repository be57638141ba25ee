import styles from './clipped-text.module.css';

/** A text on one line, cut with three points where the room ends; hovering tells all of it. */
export function ClippedText({ children }: { children: string }) {
  return (
    <span className={styles.clipped} title={children}>
      {children}
    </span>
  );
}
