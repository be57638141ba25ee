import { useCallback, useState } from 'react';
import { useDraft, useRows } from '#renderer/data/index.ts';
import { type DataSort, shownRows } from '#renderer/ui/index.ts';
import type { ListQuery } from '#shared/replica/query.ts';
import type { Row, RowKind } from '#shared/sync/kinds.ts';
import { useScrollMemory } from './use-scroll-memory.ts';

/** Windows of rows are asked for in steps, so that a little scrolling asks nothing. */
const step = 50;

const noRows: readonly never[] = [];

interface RowListOptions<K extends RowKind> {
  /** Under which the chosen order is remembered, also after a restart. */
  name: string;
  initialSort: DataSort;
  query(sort: DataSort, range: ListQuery['range']): ListQuery<K>;
  /** Changes when another list is meant; the table then begins at its top. */
  question: string;
  /** False until what the question is made of has been read. Default true. */
  isQuestionKnown?: boolean;
}

function idOf(row: { id: string }): string {
  return row.id;
}

/**
 * Returns what a DataTable needs of a list in the replica: the rows in view, their order, and how to ask for others; also
 * how many were found in all, and the groups asked for.
 */
export function useRowList<K extends RowKind>(options: RowListOptions<K>) {
  const { name, initialSort, query, question, isQuestionKnown = true } = options;
  const sort = useDraft<DataSort>(`view.${name}.sort`, initialSort);
  const scroll = useScrollMemory(
    name,
    `${question} ${sort.value.columnId} ${sort.value.direction}`,
    isQuestionKnown && sort.loaded,
  );
  const [range, setRange] = useState({ start: 0, end: 2 * step });
  const result = useRows(query(sort.value, range));
  const rangeChanged = useCallback((start: number, end: number) => {
    setRange({ start: Math.floor(start / step) * step, end: Math.ceil((end + 1) / step) * step });
  }, []);
  const rows: readonly Row<K>[] = result?.rows ?? noRows;
  const found = result?.total ?? 0;
  const groups = result?.groups;
  const table = {
    rows,
    start: result?.start ?? 0,
    total:
      groups === undefined
        ? found
        : shownRows(groups.map(({ count, collapsed }) => ({ count, isCollapsed: collapsed }))),
    isLoading: result === null,
    isCurrent: result?.isCurrent ?? false,
    rowId: idOf,
    rangeChanged,
    scroll,
    sort: sort.value,
    onSortChange: sort.set,
    question,
  };
  return { table, facets: result?.facets ?? {}, found, groups };
}
