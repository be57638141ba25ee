import { type ColumnDef, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';
import { CheckCell, checkMeasure, isCheckCell, useRowChecks } from './data-table-checks.tsx';
import { columnsThatFit, gridTemplate, leastWidth, pinnedLefts, targetRow } from './data-table-layout.ts';
import { cellClass, gridSemantics, HeadCell, PlaceRows, rowUnder, sortWords } from './data-table-parts.tsx';
import { useHeldRows } from './held-rows.ts';
import { useT } from './i18n.tsx';
import { checkKeys, listKeys } from './list-keys.ts';
import { Skeleton } from './states.tsx';
import { useViewKeys } from './view-keys.ts';

export interface DataColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Pixels; the least width when `grow` is given. */
  width: number;
  /** Share of the room left over. */
  grow?: number;
  align?: 'start' | 'end';
  isSortable?: boolean;
  /** Figures that stand under each other: equally wide. Columns aligned to the end always are. */
  hasFigures?: boolean;
  /** Left out while the table is narrower than this many pixels. */
  hideBelow?: number;
  /** Stays in sight when the table scrolls sideways; pinned columns come first and have no `grow`. */
  isPinned?: boolean;
}

export interface DataSort {
  columnId: string;
  direction: 'ascending' | 'descending';
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly DataColumn<Row>[];
  /** The loaded window; `rows[0]` is row number `start` of `total`. */
  rows: readonly Row[];
  start?: number;
  total: number;
  rowId: (row: Row) => string;
  /** Called with the rows to have ready (end exclusive), some beyond what is seen. */
  rangeChanged?: (start: number, end: number) => void;
  sort?: DataSort | null;
  onSortChange?: (sort: DataSort) => void;
  /** Called while the border of a column's head is drawn; whole pixels. */
  onColumnResize?: (columnId: string, width: number) => void;
  /** The rows marked to do something with together; keys and a column of marks when `onCheckedChange` is given. */
  checked?: ReadonlySet<string>;
  onCheckedChange?: (checked: ReadonlySet<string>) => void;
  selectedId: string | null;
  onSelect: (id: string) => void;
  /** Enter or double-click. */
  onOpen?: (id: string) => void;
  emptyState: ReactNode;
  /** True until the first answer has come: shows places for rows instead of the empty state. */
  isLoading?: boolean;
  /** 32 (dense, default) or 40 pixels. */
  rowHeight?: 32 | 40;
  /** Changes with filter and search: rows are not held in place across it. */
  question?: string;
  /** False while `rows` still answer the question before (default true). */
  isCurrent?: boolean;
  /** The list of its view: its keys act also while nothing has the focus. Default true. */
  isMain?: boolean;
}

const features = tableFeatures({ rowSortingFeature });

/** A list of any length: sortable, by keyboard (j k arrows Home End PageUp PageDown Enter), drawing only what is seen. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rowId,
    rangeChanged,
    sort = null,
    onSortChange,
    selectedId,
    onSelect,
    onOpen,
    rowHeight = 32,
  } = props;
  const t = useT();
  const baseId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLTableElement>(null);
  const [width, setWidth] = useState(0);
  const [hasPointer, setHasPointer] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const [activeIndex, setActiveIndex] = useState<number | null>(null);
  const { held, letIn } = useHeldRows({
    rows: props.rows,
    start: props.start ?? 0,
    total: props.total,
    idOf: rowId,
    isHeld: hasPointer || hasFocus,
    question: `${props.question ?? ''}|${sort?.columnId}|${sort?.direction}`,
    isCurrent: props.isCurrent ?? true,
    selectedId,
  });

  const fitting = useMemo(() => columnsThatFit(columns, width), [columns, width]);
  const isCheckable = props.onCheckedChange !== undefined;
  const measures = useMemo(() => (isCheckable ? [checkMeasure, ...fitting] : fitting), [isCheckable, fitting]);
  const lefts = useMemo(() => pinnedLefts(measures), [measures]);
  const columnPlace = isCheckable ? 1 : 0;
  const definitions = useMemo(
    () =>
      fitting.map(
        (column): ColumnDef<typeof features, Row> => ({
          id: column.id,
          header: column.header,
          // The rows come sorted; an accessor is what makes a column one that can be sorted.
          accessorFn: rowId,
          enableSorting: column.isSortable ?? false,
          cell: ({ row }) => column.cell(row.original),
        }),
      ),
    [fitting, rowId],
  );
  const data = useMemo(() => [...held.rows], [held.rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    getRowId: rowId,
    manualSorting: true,
    state: { sorting: sort === null ? [] : [{ id: sort.columnId, desc: sort.direction === 'descending' }] },
  });
  const tableRows = table.getRowModel().rows;

  const virtualizer = useVirtualizer({
    count: held.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const drawn = virtualizer.getVirtualItems();
  const firstDrawn = drawn[0]?.index ?? 0;
  const endDrawn = (drawn.at(-1)?.index ?? -1) + 1;

  // The latest callback without being run again by a new one: only another range asks for rows.
  const latestRangeChanged = useRef(rangeChanged);
  useLayoutEffect(() => {
    latestRangeChanged.current = rangeChanged;
  });
  useEffect(() => {
    if (endDrawn > firstDrawn) latestRangeChanged.current?.(firstDrawn, endDrawn);
  }, [firstDrawn, endDrawn]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const selectedOffset = held.rows.findIndex((row) => rowId(row) === selectedId);
  const selectedIndex = selectedOffset < 0 ? null : held.start + selectedOffset;
  const current = activeIndex ?? selectedIndex;

  // A move onto a row that is still on its way selects it when it has come.
  useEffect(() => {
    if (activeIndex === null) return;
    const row = held.rows[activeIndex - held.start];
    if (row === undefined) return;
    setActiveIndex(null);
    if (rowId(row) !== selectedId) onSelect(rowId(row));
  }, [activeIndex, held, rowId, selectedId, onSelect]);

  function moveTo(index: number) {
    virtualizer.scrollToIndex(index);
    setActiveIndex(index);
  }

  const idAt = (index: number | null) => {
    const row = index === null ? undefined : held.rows[index - held.start];
    return row === undefined ? null : rowId(row);
  };
  const checks = useRowChecks({ checked: props.checked, onChange: props.onCheckedChange, idAt, current, moveTo });
  const lastIndex = held.total - 1;

  function press(event: KeyboardEvent<HTMLTableElement>) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== event.currentTarget) return;
    if (checks.press(event, lastIndex)) return;
    if (event.key === 'Enter' && selectedId !== null) {
      event.preventDefault();
      onOpen?.(selectedId);
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const target = targetRow(event.key, current, held.total, page);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(target);
  }

  function focusAndMove(key: string) {
    const target = targetRow(key, current, held.total, 1);
    if (target === null) return;
    grid.current?.focus();
    moveTo(target);
  }
  useViewKeys(
    listKeys,
    (props.isMain ?? true) && held.total > 0
      ? {
          next: () => focusAndMove('j'),
          previous: () => focusAndMove('k'),
          first: () => focusAndMove('Home'),
          last: () => focusAndMove('End'),
          open: selectedId === null || onOpen === undefined ? undefined : () => onOpen(selectedId),
        }
      : {},
  );

  useViewKeys(
    checkKeys,
    (props.isMain ?? true) && held.total > 0 && isCheckable
      ? {
          check: () => checks.toggleCurrent(),
          checkNext: () => checks.extend(1, lastIndex),
          checkPrevious: () => checks.extend(-1, lastIndex),
        }
      : {},
  );

  const template = gridTemplate(measures);
  return (
    <div className={styles.frame}>
      {held.waiting > 0 && (
        <div className={styles.waiting}>
          <Button size="small" variant="primary" icon={<ArrowUp aria-hidden="true" />} onPress={letIn}>
            {t('ui.table.newRows', { count: held.waiting })}
          </Button>
        </div>
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        onPointerEnter={() => setHasPointer(true)}
        onPointerLeave={() => setHasPointer(false)}
      >
        <table
          ref={grid}
          {...gridSemantics(current === null ? undefined : `${baseId}-${current}`)}
          className={styles.table}
          style={{ minWidth: leastWidth(measures) }}
          aria-label={label}
          aria-rowcount={held.total + 1}
          aria-colcount={measures.length}
          onKeyDown={press}
          onClick={(event) => rowUnder(event.target, isCheckCell(event.target) ? checks.toggle : onSelect)}
          onDoubleClick={(event) => rowUnder(event.target, onOpen)}
          onFocus={() => setHasFocus(true)}
          onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
        >
          <thead className={styles.head}>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1} className={styles.line} style={{ gridTemplateColumns: template }}>
                {isCheckable && (
                  <th scope="col" className={classNames(styles.headCell, styles.pinned)} style={{ left: 0 }}>
                    <span className={styles.hidden}>{t('ui.table.checkColumn')}</span>
                  </th>
                )}
                {group.headers.map((header, index) => (
                  <HeadCell
                    key={header.id}
                    isEnd={fitting[index]?.align === 'end'}
                    left={lefts[index + columnPlace]}
                    onResize={
                      props.onColumnResize && ((width) => props.onColumnResize?.(header.column.id, Math.round(width)))
                    }
                    sorted={header.column.getCanSort() ? sortWords(header.column.getIsSorted()) : undefined}
                    onSort={(direction) => onSortChange?.({ columnId: header.column.id, direction })}
                  >
                    <table.FlexRender header={header} />
                  </HeadCell>
                ))}
              </tr>
            ))}
          </thead>
          <tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
            {drawn.map((item) => {
              const row = tableRows[item.index - held.start];
              return (
                <tr
                  key={row?.id ?? `place-${item.index}`}
                  id={`${baseId}-${item.index}`}
                  data-row-id={row?.id}
                  aria-rowindex={item.index + 2}
                  aria-selected={row !== undefined && row.id === selectedId}
                  className={classNames(styles.line, styles.row)}
                  data-current={item.index === current || undefined}
                  data-checked={(row !== undefined && props.checked?.has(row.id)) || undefined}
                  style={{ height: rowHeight, transform: `translateY(${item.start}px)`, gridTemplateColumns: template }}
                >
                  {row === undefined ? (
                    <td className={styles.cell}>
                      <Skeleton width={60} />
                    </td>
                  ) : (
                    <>
                      {isCheckable && <CheckCell isChecked={props.checked?.has(row.id) ?? false} />}
                      {row.getAllCells().map((cell, index) => (
                        <td
                          key={cell.id}
                          className={cellClass(fitting[index])}
                          style={{ left: lefts[index + columnPlace] }}
                        >
                          <table.FlexRender cell={cell} />
                        </td>
                      ))}
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
        {held.total === 0 && !props.isLoading && <div className={styles.empty}>{props.emptyState}</div>}
        {held.total === 0 && props.isLoading && <PlaceRows rowHeight={rowHeight} />}
      </div>
    </div>
  );
}
