import { useSyncExternalStore } from 'react';
import fieldStyles from './field.module.css';

export type Urgency = 'polite' | 'assertive';

interface Announcement {
  readonly text: string;
  /** Makes the same words twice be read twice. */
  readonly turn: number;
}

const said: Record<Urgency, Announcement> = { polite: { text: '', turn: 0 }, assertive: { text: '', turn: 0 } };
const listeners = new Set<() => void>();

/** Has a screen reader say something that is also to be seen somewhere. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  said[urgency] = { text, turn: said[urgency].turn + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place announcements are read from; once in the application. */
export function LiveRegion() {
  return (
    <>
      <Voice urgency="polite" />
      <Voice urgency="assertive" />
    </>
  );
}

function Voice({ urgency }: { urgency: Urgency }) {
  const { text, turn } = useSyncExternalStore(subscribe, () => said[urgency]);
  return (
    <div className={fieldStyles.hiddenLabel} aria-live={urgency} aria-atomic="true">
      <span key={turn}>{text}</span>
    </div>
  );
}
