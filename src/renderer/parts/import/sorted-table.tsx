import { useMemo, useState } from 'react';
import { type DataColumn, type DataSort, DataTable, EmptyState } from '#renderer/ui/index.ts';
import styles from './import.module.css';

interface SortedTableProps<Row> {
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The column the rows stand by at first. */
  sortedBy: string;
  /** How two rows stand by a column; 0 leaves it to the place in the file. */
  compare: (columnId: string, one: Row, other: Row) => number;
  /** Rows to be taken in, where the person chooses among them. */
  checked?: ReadonlySet<string>;
  onCheckedChange?: (checked: ReadonlySet<string>) => void;
  /** Everything about the row looked at, in words. */
  describe: (row: Row) => string;
  /** What is said where there are no rows. */
  empty: string;
}

/** What a file holds, as a table of a few inches that can be sorted and looked through before anything is done with it. */
export function SortedTable<Row extends { line: number }>(props: SortedTableProps<Row>) {
  const { label, columns, rows, rowId, sortedBy, compare, checked, onCheckedChange, describe, empty } = props;
  const [sort, setSort] = useState<DataSort>({ columnId: sortedBy, direction: 'ascending' });
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const sorted = useMemo(() => {
    const sign = sort.direction === 'ascending' ? 1 : -1;
    return rows.toSorted((one, other) => sign * (compare(sort.columnId, one, other) || one.line - other.line));
  }, [rows, sort, compare]);
  const selected = rows.find((row) => rowId(row) === selectedId);
  const words = selected === undefined ? '' : describe(selected);
  return (
    <>
      <div className={styles.plan}>
        <DataTable
          label={label}
          columns={columns}
          rows={sorted}
          total={sorted.length}
          rowId={rowId}
          sort={sort}
          onSortChange={setSort}
          {...(checked === undefined || onCheckedChange === undefined ? {} : { checked, onCheckedChange })}
          selectedId={selectedId}
          onSelect={setSelectedId}
          isMain={false}
          emptyState={<EmptyState title={empty} />}
        />
      </div>
      {words !== '' && (
        <p className={styles.quiet} role="status">
          {words}
        </p>
      )}
    </>
  );
}
