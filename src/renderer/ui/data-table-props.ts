import type { ReactNode } from 'react';
import type { TableGroup } from './data-table-places.ts';

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
  /** Left out while there is no room for all columns, the highest first; a column without it always stays. */
  leaves?: number;
  /** Stays in sight when the table scrolls sideways; pinned columns come first and have no `grow`. */
  isPinned?: boolean;
}

export interface DataSort {
  columnId: string;
  direction: 'ascending' | 'descending';
}

/** Where a list was scrolled to, as it is remembered. */
export interface TableScroll {
  /** The row to begin at; null until it is known. */
  readonly start: number | null;
  /** Called some time after scrolling with the first row in sight. */
  onScrolled: (row: number) => void;
}

export interface DataTableProps<Row> {
  /** Names the table for screen readers. */
  label: string;
  columns: readonly DataColumn<Row>[];
  /** The loaded window; `rows[0]` is row number `start` of `total`. Rows of collapsed groups are not counted. */
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
  /** Called with the columns that have no room now. */
  onColumnsLeft?: (columnIds: readonly string[]) => void;
  /** The rows marked to do something with together; keys and a column of marks when `onCheckedChange` is given. */
  checked?: ReadonlySet<string>;
  onCheckedChange?: (checked: ReadonlySet<string>) => void;
  /** The groups the rows stand in, in order; the table is then a tree of two levels. */
  groups?: readonly TableGroup[] | null;
  /** Opens a closed group and closes an open one. */
  onGroupToggle?: (key: string) => void;
  /** Marks all rows of a group, or unmarks them when all are marked. */
  onGroupCheck?: (key: string) => void;
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
  /** Remembers where the list was scrolled to. */
  scroll?: TableScroll;
}
