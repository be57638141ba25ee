import { type ColumnDef, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo } from 'react';
import { classNames } from './class-names.ts';
import styles from './data-table.module.css';
import { HeadCell, sortWords } from './data-table-parts.tsx';
import type { DataColumn, DataSort } from './data-table-props.ts';
import { useT } from './i18n.tsx';

const features = tableFeatures({ rowSortingFeature });
const noRows: object[] = [];

interface TableHeadProps<Row> {
  columns: readonly DataColumn<Row>[];
  lefts: readonly (number | undefined)[];
  template: string;
  isCheckable: boolean;
  sort: DataSort | null;
  onSortChange: ((sort: DataSort) => void) | undefined;
  onColumnResize: ((columnId: string, width: number) => void) | undefined;
}

/** The heads of the columns. The rows come sorted, so the table behind them has none: it keeps columns and their order. */
export function TableHead<Row extends object>({ columns, lefts, template, ...rest }: TableHeadProps<Row>) {
  // The table stays the same object while what it answers changes, which the React Compiler cannot see.
  'use no memo';
  const { isCheckable, sort, onSortChange, onColumnResize } = rest;
  const t = useT();
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<typeof features, object> => ({
          id: column.id,
          header: column.header,
          // An accessor is what makes a column one that can be sorted.
          accessorFn: () => null,
          enableSorting: column.isSortable ?? false,
        }),
      ),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    manualSorting: true,
    state: { sorting: sort === null ? [] : [{ id: sort.columnId, desc: sort.direction === 'descending' }] },
  });
  return (
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
              words={columns[index]?.header ?? ''}
              isEnd={columns[index]?.align === 'end'}
              left={lefts[index]}
              onResize={onColumnResize && ((width) => onColumnResize(header.column.id, Math.round(width)))}
              sorted={header.column.getCanSort() ? sortWords(header.column.getIsSorted()) : undefined}
              onSort={(direction) => onSortChange?.({ columnId: header.column.id, direction })}
            />
          ))}
        </tr>
      ))}
    </thead>
  );
}
