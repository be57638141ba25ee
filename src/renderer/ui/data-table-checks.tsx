import { Check } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useState } from 'react';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';
import type { ColumnMeasure } from './data-table-layout.ts';
import { useT } from './i18n.tsx';

/** The column of marks: always in sight. */
export const checkMeasure: ColumnMeasure = { width: 28, isPinned: true };

/** Whether a mouse event fell on a row's mark. */
export function isCheckCell(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-check-cell]') !== null;
}

/** Whether the row is marked. */
export function CheckCell({ isChecked }: { isChecked: boolean }) {
  const t = useT();
  return (
    <td className={classNames(styles.checkCell, styles.pinned)} style={{ left: 0 }} data-check-cell>
      <span className={styles.checkMark} data-checked={isChecked || undefined}>
        {isChecked && <Check role="img" aria-label={t('ui.table.checked')} />}
      </span>
    </td>
  );
}

interface RowChecksInput {
  checked: ReadonlySet<string> | undefined;
  onChange: ((checked: ReadonlySet<string>) => void) | undefined;
  /** The row at a place; null while it is on its way. */
  idAt: (index: number | null) => string | null;
  current: number | null;
  moveTo: (index: number) => void;
}

/** Marking by keys: x for the row one stands on, Shift with j or k takes the next along, Escape lets all go. */
export function useRowChecks({ checked = new Set(), onChange, idAt, current, moveTo }: RowChecksInput) {
  const [reaching, setReaching] = useState<number | null>(null);

  // A row that was reached by extending is marked when it has come.
  const reachedId = idAt(reaching);
  useEffect(() => {
    if (reaching === null || reachedId === null) return;
    setReaching(null);
    if (!checked.has(reachedId)) onChange?.(new Set([...checked, reachedId]));
  }, [reaching, reachedId, checked, onChange]);

  function toggle(id: string) {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onChange?.(next);
  }

  function toggleCurrent() {
    const id = idAt(current);
    if (id !== null) toggle(id);
  }

  function extend(by: 1 | -1, lastIndex: number) {
    const id = idAt(current);
    const target = Math.max(0, Math.min(lastIndex, (current ?? -1) + by));
    if (id !== null && !checked.has(id)) onChange?.(new Set([...checked, id]));
    setReaching(target);
    moveTo(target);
  }

  /** Returns whether the key was one of marking. */
  function press(event: KeyboardEvent, lastIndex: number): boolean {
    if (onChange === undefined) return false;
    // With the caps lock on, Shift makes small letters.
    const isDown = event.key === 'J' || (event.shiftKey && ['j', 'ArrowDown'].includes(event.key));
    const isUp = event.key === 'K' || (event.shiftKey && ['k', 'ArrowUp'].includes(event.key));
    const lets = event.key === 'Escape' && checked.size > 0;
    if (event.key !== 'x' && !isDown && !isUp && !lets) return false;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'x') toggleCurrent();
    else if (lets) onChange(new Set());
    else extend(isDown ? 1 : -1, lastIndex);
    return true;
  }

  return { toggle, toggleCurrent, extend, press };
}
