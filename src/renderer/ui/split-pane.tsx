import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useT } from './i18n.tsx';
import styles from './split-pane.module.css';

export interface SplitPaneProps {
  /** Names the remembered width; one per place. */
  id: string;
  /** The pane whose width is set; the other takes the rest. */
  first: ReactNode;
  second: ReactNode;
  /** Which pane keeps its width when the window grows. Default `first`. */
  fixed?: 'first' | 'second';
  /** Pixels, before the person has chosen. */
  initial: number;
  min?: number;
  max?: number;
}

/** Two panes side by side; the border between moves by mouse and by arrow keys (Home and End go to the ends) and is remembered. */
export function SplitPane({ id, first, second, fixed = 'first', initial, min = 240, max = 900 }: SplitPaneProps) {
  const t = useT();
  const root = useRef<HTMLDivElement>(null);
  const storageKey = `pane.${id}`;
  const [width, setWidth] = useState(() => clamp(Number(localStorage.getItem(storageKey)) || initial, min, max));

  function resize(next: number) {
    const room = root.current?.clientWidth ?? 0;
    const limited = clamp(next, min, room > 0 ? Math.max(min, Math.min(max, room - min)) : max);
    setWidth(limited);
    localStorage.setItem(storageKey, String(limited));
  }

  function drag(event: PointerEvent<HTMLHRElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || root.current === null) return;
    const box = root.current.getBoundingClientRect();
    resize(Math.round(fixed === 'first' ? event.clientX - box.left : box.right - event.clientX));
  }

  function press(event: KeyboardEvent<HTMLHRElement>) {
    const outwards = fixed === 'first' ? 16 : -16;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: width - outwards,
      ArrowRight: width + outwards,
      Home: min,
      End: max,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    resize(target);
  }

  return (
    <div ref={root} className={styles.panes}>
      <div className={fixed === 'first' ? styles.fixed : styles.rest} style={fixed === 'first' ? { width } : undefined}>
        {first}
      </div>
      <hr
        aria-orientation="vertical"
        aria-label={t('ui.splitPane.resize')}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        className={styles.splitter}
        onKeyDown={press}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => resize(initial)}
      />
      <div
        className={fixed === 'second' ? styles.fixed : styles.rest}
        style={fixed === 'second' ? { width } : undefined}
      >
        {second}
      </div>
    </div>
  );
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
