import { ArrowDown, ArrowUp } from 'lucide-react';
import type { PointerEvent } from 'react';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';
import { Skeleton } from './states.tsx';

interface CellLook {
  align?: 'start' | 'end';
  hasFigures?: boolean;
  isPinned?: boolean;
}

/** ARIA lets a table be a grid: one tab stop, rows by arrow keys, the active one named by its id. */
export const gridSemantics = (activeId: string | undefined, isTree: boolean) => ({
  role: isTree ? 'treegrid' : 'grid',
  tabIndex: 0,
  'aria-activedescendant': activeId,
});

/** Returns the class of a cell in a column. */
export function cellClass(column: CellLook | undefined): string {
  const isEnd = column?.align === 'end';
  return classNames(
    styles.cell,
    isEnd && styles.end,
    (isEnd || column?.hasFigures) && styles.figures,
    column?.isPinned && styles.pinned,
  );
}

/** Hands the key of the group whose head is under a mouse event's target to `use`; returns whether there is one. */
export function groupUnder(target: EventTarget, use: (key: string) => void): boolean {
  const key = target instanceof Element ? target.closest('[data-group]')?.getAttribute('data-group') : null;
  if (key === null || key === undefined) return false;
  use(key);
  return true;
}

/** Hands the id of the row under a mouse event's target to `use`; the head and the empty room have none. */
export function rowUnder(target: EventTarget, use: ((id: string) => void) | undefined): void {
  const id = target instanceof Element ? target.closest('[data-row-id]')?.getAttribute('data-row-id') : null;
  if (id !== null && id !== undefined) use?.(id);
}

type SortWords = 'ascending' | 'descending' | 'none';

interface HeadCellProps {
  isEnd: boolean;
  /** Absent for a column that cannot be sorted. */
  sorted: SortWords | undefined;
  onSort: (direction: 'ascending' | 'descending') => void;
  /** Where a pinned column stops, in pixels. */
  left?: number | undefined;
  /** Absent where widths cannot be drawn. */
  onResize?: ((width: number) => void) | undefined;
  /** Two lines of it are shown, the whole while the pointer rests on it. */
  words: string;
}

/** The head of a column, a button where the column can be sorted. */
export function HeadCell({ isEnd, sorted, onSort, left, onResize, words }: HeadCellProps) {
  const shown = (
    <span className={styles.headWords} title={words}>
      {words}
    </span>
  );
  return (
    <th
      scope="col"
      className={classNames(styles.headCell, isEnd && styles.end, left !== undefined && styles.pinned)}
      style={{ left }}
      aria-sort={sorted}
    >
      {sorted === undefined ? (
        shown
      ) : (
        <button
          type="button"
          className={styles.sortButton}
          onClick={() => onSort(sorted === 'ascending' ? 'descending' : 'ascending')}
        >
          {shown}
          {sorted === 'ascending' && <ArrowUp aria-hidden="true" />}
          {sorted === 'descending' && <ArrowDown aria-hidden="true" />}
        </button>
      )}
      {onResize !== undefined && <ColumnBorder onResize={onResize} />}
    </th>
  );
}

/** The narrowest a column can be drawn, in pixels. */
const narrowest = 40;

/** The border that widens a column by mouse; by keyboard the view that chooses columns sets widths. */
function ColumnBorder({ onResize }: { onResize: (width: number) => void }) {
  function drag(event: PointerEvent<HTMLSpanElement>) {
    const cell = event.currentTarget.parentElement;
    if (cell === null || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    onResize(Math.max(narrowest, event.clientX - cell.getBoundingClientRect().left));
  }
  return (
    <span
      aria-hidden="true"
      className={styles.border}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
    />
  );
}

/** Returns a column's sorting as `aria-sort` says it. */
export function sortWords(sorted: false | 'asc' | 'desc'): SortWords {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}

/** Places for rows until the first answer has come. */
export function PlaceRows({ rowHeight }: { rowHeight: number }) {
  return (
    <div className={styles.places} aria-hidden="true">
      {[72, 58, 80, 64, 70, 52].map((width) => (
        <div key={width} className={styles.place} style={{ height: rowHeight }}>
          <Skeleton width={width} />
        </div>
      ))}
    </div>
  );
}
