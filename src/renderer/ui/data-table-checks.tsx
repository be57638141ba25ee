import { Check, Minus } from 'lucide-react';
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

/** How much of a row or group is marked. */
export type Checked = 'none' | 'some' | 'all';

/** Whether the row, or how much of the group, is marked. */
export function CheckCell({ checked }: { checked: Checked }) {
  const t = useT();
  return (
    <td className={classNames(styles.checkCell, styles.pinned)} style={{ left: 0 }} data-check-cell>
      <span className={styles.checkMark} data-checked={checked !== 'none' || undefined}>
        {checked === 'all' && <Check role="img" aria-label={t('ui.table.checked')} />}
        {checked === 'some' && <Minus role="img" aria-label={t('ui.table.someChecked')} />}
      </span>
    </td>
  );
}
