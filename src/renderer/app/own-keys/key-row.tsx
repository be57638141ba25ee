import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button, comboOf, KeyHint, useT } from '../../ui/index.ts';
import styles from '../frame.module.css';
import type { KeyRow as Row } from './key-map.ts';

export interface KeyRowProps {
  row: Row;
  /** What it began with, where the person has chosen another. */
  first: string | null;
  isChangeable: boolean;
  isAsking: boolean;
  onAsk: () => void;
  onPressed: (keys: string) => void;
  onCancel: () => void;
  onReset: () => void;
}

/** One action with its key, and the ways to change it. */
export function KeyRow({ row, first, isChangeable, isAsking, onAsk, onPressed, onCancel, onReset }: KeyRowProps) {
  const t = useT();
  const action = t(row.label);
  const keys = row.keys.join(', ');
  return (
    <div className={styles.keyRow}>
      <dt>{action}</dt>
      <dd>
        <span className={styles.unseen}>{keys}</span>
        {isAsking ? (
          <AskForKey words={t('keys.pressFor', { action })} onPressed={onPressed} onCancel={onCancel} />
        ) : (
          <RowKeys keys={row.keys} />
        )}
        {first !== null && !isAsking && (
          <Button
            size="small"
            variant="quiet"
            aria-label={t('keys.resetOf', { action, keys: first })}
            onPress={onReset}
          >
            {t('keys.reset')}
          </Button>
        )}
        {isChangeable && !isAsking && (
          <Button size="small" variant="quiet" aria-label={t('keys.changeOf', { action, keys })} onPress={onAsk}>
            {t('keys.change')}
          </Button>
        )}
      </dd>
    </div>
  );
}

interface AskForKeyProps {
  words: string;
  onPressed: (keys: string) => void;
  onCancel: () => void;
}

const modifiers: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** Takes the next key that is pressed, whatever it does elsewhere. */
function AskForKey({ words, onPressed, onCancel }: AskForKeyProps) {
  const t = useT();
  const field = useRef<HTMLButtonElement>(null);
  useEffect(() => field.current?.focus(), []);
  function take(event: KeyboardEvent) {
    if (modifiers.has(event.key)) return;
    if (event.key === 'Tab') {
      onCancel();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    if (event.key === 'Escape') onCancel();
    else onPressed(comboOf(event));
  }
  return (
    <button ref={field} type="button" className={styles.askForKey} aria-label={words} onKeyDownCapture={take}>
      {t('keys.press')}
    </button>
  );
}

function RowKeys({ keys }: { keys: readonly string[] }) {
  const first = keys[0];
  const last = keys.at(-1);
  if (first === undefined || last === undefined) return null;
  if (keys.length <= 2) return keys.map((each) => <KeyHint key={each} keys={each} />);
  return (
    <>
      <KeyHint keys={first} /> – <KeyHint keys={last} />
    </>
  );
}
