import type { ReactNode, Ref } from 'react';
import { DataTable, type DataTableProps, EmptyState, SearchField } from '#renderer/ui/index.ts';
import { EmptyList } from './empty-list.tsx';
import styles from './list-frame.module.css';

/** What a list says when it has nothing to show, and what can be done about it. */
export interface EmptyWords {
  icon: ReactNode;
  title: string;
  help: string;
  action?: ReactNode;
}

export interface ListFrameProps<Row> {
  /** Everything of the table but what it says when empty. */
  table: Omit<DataTableProps<Row>, 'emptyState'>;
  empty: EmptyWords;
  /** Words to search by, at the end of the filters. */
  search?: {
    label: string;
    placeholder?: string;
    value: string;
    onChange: (text: string) => void;
    inputRef?: Ref<HTMLInputElement>;
  };
  /** Names the filters for screen readers. */
  filterLabel?: string;
  /** Choices in front of the search field. */
  filters?: ReactNode;
  /** Between filters and rows: what has just happened, what is marked. */
  notices?: ReactNode;
  /** How many there are, in words; read aloud when it changes. */
  total?: string;
  /** Beside the total. */
  foot?: ReactNode;
}

/** A list as every view has it: filters and search above, the rows, what it says when empty, how many there are below. */
export function ListFrame<Row extends object>({ table, empty, search, ...around }: ListFrameProps<Row>) {
  const { filterLabel, filters, notices, total, foot } = around;
  const hasFilters = filters !== undefined || search !== undefined;
  return (
    <div className={styles.list}>
      {hasFilters && (
        <search className={styles.filters} aria-label={filterLabel}>
          {filters}
          {search !== undefined && (
            <span className={styles.search}>
              <SearchField {...search} keyHint="/" />
            </span>
          )}
        </search>
      )}
      {notices}
      <DataTable
        {...table}
        emptyState={
          <EmptyList>
            <EmptyState icon={empty.icon} title={empty.title} action={empty.action}>
              {empty.help}
            </EmptyState>
          </EmptyList>
        }
      />
      {(total !== undefined || foot !== undefined) && (
        <div className={styles.foot}>
          <p className={styles.total} role="status">
            {total}
          </p>
          {foot}
        </div>
      )}
    </div>
  );
}
