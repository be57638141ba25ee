import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Banner, classNames, useT } from '#renderer/ui/index.ts';
import styles from './work-form.module.css';

export interface WorkFormProps {
  /** Names the form for screen readers. */
  label: string;
  /** Called by the main button, by Enter in a one-line field and by Ctrl+Enter anywhere. */
  onSubmit: () => void;
  /** Called on Escape where nothing inside used it; the draft stays. */
  onLeave?: (() => void) | undefined;
  /** The first field takes the focus when the form appears: for forms that were asked for. */
  takesFocus?: boolean;
  /** Why it was not saved, in words; for what belongs to no single field. */
  problem?: string | null;
  /** Told when somebody comes into the form and leaves it. */
  within?: { onFocus: () => void; onBlur: (event: FocusEvent) => void };
  /** How many fields say that something is wrong with them; said in one sentence. */
  problemCount?: number;
  /** The buttons stay in sight while a long form is scrolled: in a dialog. */
  actionsStick?: boolean;
  children: ReactNode;
  /** Buttons, the main one first. */
  actions: ReactNode;
}

/** A form as all of ours are: Enter does the main thing, the first field in error gets the focus, problems are said once above the buttons. */
export function WorkForm(props: WorkFormProps) {
  const {
    label,
    onSubmit,
    onLeave,
    takesFocus = false,
    problem = null,
    problemCount = 0,
    within,
    actionsStick = false,
    children,
    actions,
  } = props;
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  const [attempts, setAttempts] = useState(0);

  useEffect(() => {
    if (attempts === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] button')?.focus();
  }, [attempts]);

  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [takesFocus]);

  function submit() {
    // What a field could not read would be left out of what is saved without a word: it says so when it is left.
    const unread = form.current?.querySelector<HTMLElement>('[data-unread]');
    if (unread) {
      unread.focus();
      unread.blur();
      unread.focus();
      return;
    }
    setAttempts((count) => count + 1);
    onSubmit();
  }

  /** A number counts once its field is left: it is left for a moment, and what is sent is what then stands there. */
  function submitAsWritten() {
    const written = form.current?.querySelector<HTMLElement>('[data-number]:focus');
    if (written) {
      flushSync(() => written.blur());
      written.focus();
    }
    form.current?.requestSubmit();
  }

  function leave(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === 'Escape' && onLeave !== undefined && !event.defaultPrevented) {
      event.stopPropagation();
      onLeave();
    }
  }

  return (
    <form
      ref={form}
      aria-label={label}
      className={styles.form}
      noValidate
      onKeyDownCapture={(event) => takeCtrlEnter(event, submitAsWritten)}
      onKeyDown={leave}
      onFocus={within?.onFocus}
      onBlur={within?.onBlur}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {children}
      {problemCount > 0 && (
        <p className={styles.count} role="status">
          {t('parts.problems', { count: problemCount })}
        </p>
      )}
      {problem !== null && <Banner tone="danger">{problem}</Banner>}
      <div className={classNames(styles.actions, actionsStick && styles.stick)}>{actions}</div>
    </form>
  );
}

/** Does `submit` on Ctrl+Enter before the control with the focus takes Enter for itself: a button, a choice, a list. */
export function takeCtrlEnter(event: KeyboardEvent, submit: () => void): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  // Held down, it is one wish.
  if (!event.repeat) submit();
}

/** Fields beside each other; they wrap where the room is short. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
