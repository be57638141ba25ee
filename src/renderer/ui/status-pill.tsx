import { classNames } from './class-names.ts';
import styles from './status-pill.module.css';
import type { Tone } from './tone.ts';

/** A shape for each tone, so that colour never speaks alone: ring, disc, half, triangle, square, bar. */
const shapes: Readonly<Record<Tone, string>> = {
  neutral: 'M6 1.75a4.25 4.25 0 1 0 0 8.5a4.25 4.25 0 1 0 0-8.5Zm0 1.6a2.65 2.65 0 1 1 0 5.3a2.65 2.65 0 1 1 0-5.3Z',
  info: 'M6 1L11 6L6 11L1 6Z',
  'in-time': 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z',
  soon: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9ZM6 3v6a3 3 0 1 1 0-6Z',
  breached: 'M6 1L11.5 10.5H.5Z',
  ready: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z',
  paused: 'M2 2h3v8H2ZM7 2h3v8H7Z',
  busy: 'M2 2h8v8H2Z',
  away: 'M1.5 5h9v2h-9Z',
  danger: 'M6 1L11.5 10.5H.5Z',
};

/** The shape of a tone alone; only beside words that say the same. */
export function ToneMark({ tone }: { tone: Tone }) {
  return (
    <svg className={styles.mark} data-tone={tone} viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
      <path d={shapes[tone]} fillRule="evenodd" />
    </svg>
  );
}

/** A state in one word with shape and colour. `plain` drops the ground, for dense rows. */
export function StatusPill({
  tone,
  children,
  look = 'filled',
}: {
  tone: Tone;
  children: string;
  look?: 'filled' | 'plain';
}) {
  return (
    <span className={classNames(styles.pill, look === 'plain' && styles.plain)} data-tone={tone}>
      <ToneMark tone={tone} />
      <span className={styles.word}>{children}</span>
    </span>
  );
}

/** A short quiet fact: a count, a code, a category. */
export function Badge({ children, tone = 'neutral' }: { children: string | number; tone?: Tone }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
