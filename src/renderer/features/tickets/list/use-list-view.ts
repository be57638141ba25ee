import { useMemo } from 'react';
import { useActor, useDraft, useLookup, useNow } from '#renderer/data/index.ts';
import type { DataSort } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { localTimeOf } from '#shared/time/local-time.ts';
import { initialFilter, type TicketFilter, ticketFilterSchema } from '../ticket-filter.ts';
import type { Reader } from './asked-conditions.ts';
import { initialSort, type ListView, type ViewColumn, viewColumnsSchema } from './list-view.ts';

/** Which view the list was opened by: a standing one, a saved one, or none since. */
export type OpenedView = string | null;

export interface ListViewState {
  view: ListView;
  opened: OpenedView;
  /** False until all that says which rows are meant, and in which order, has been read. */
  isLoaded: boolean;
  setFilter: (filter: TicketFilter) => void;
  setSort: (sort: DataSort) => void;
  setColumns: (columns: readonly ViewColumn[]) => void;
  setGroupBy: (field: string | null) => void;
  open: (id: string, view: Partial<ListView>) => void;
}

/** How the list is looked at, as it was left, also after a restart. */
export function useListView(): ListViewState {
  const filter = useDraft<TicketFilter>('view.tickets.filter', initialFilter);
  const sort = useDraft<DataSort>('view.tickets.sort', initialSort);
  const columns = useDraft<readonly ViewColumn[]>('view.tickets.columns', []);
  const groupBy = useDraft<string | null>('view.tickets.groupBy', null);
  const opened = useDraft<string | null>('view.tickets.opened', null);
  const shown = useMemo(() => viewColumnsSchema.safeParse(columns.value).data ?? [], [columns.value]);
  const held = useMemo(() => ticketFilterSchema.safeParse(filter.value).data ?? initialFilter, [filter.value]);
  return {
    view: {
      filter: held,
      sort: sort.value,
      columns: shown,
      groupBy: groupBy.value,
    },
    opened: opened.value,
    isLoaded: filter.loaded && sort.loaded && groupBy.loaded,
    setFilter: filter.set,
    setSort: sort.set,
    setColumns: columns.set,
    setGroupBy: groupBy.set,
    open: (id, view) => {
      filter.set(view.filter ?? initialFilter);
      sort.set(view.sort ?? initialSort);
      columns.set(view.columns ?? []);
      groupBy.set(view.groupBy ?? null);
      opened.set(id);
    },
  };
}

const hour = 3_600_000;
const noGroups: readonly Id[] = [];

/** Who "mine", "my groups" and "today" are about. */
export function useReader(): Reader {
  const { userId } = useActor();
  const groupIds = useLookup('users').get(userId)?.groupIds ?? noGroups;
  const { date } = localTimeOf(useNow(hour / 60).toISOString());
  return useMemo(() => ({ userId, groupIds, today: date }), [userId, groupIds, date]);
}
