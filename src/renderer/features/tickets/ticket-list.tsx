import { Inbox } from 'lucide-react';
import { memo, type Ref, useMemo, useState } from 'react';
import { useDraft, useLookup } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { Button, type DataSort, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { SortKey } from '#shared/replica/query.ts';
import { BulkBar } from './list/bulk/bulk-bar.tsx';
import { sortFieldOf } from './list/column-values.ts';
import { ColumnsPanel } from './list/columns-panel.tsx';
import { ExportButton } from './list/export/export-button.tsx';
import { GoneNotice } from './list/gone-notice.tsx';
import { GroupMenu } from './list/grouping/group-menu.tsx';
import { useGroupCheck, useGrouping, useTableGroups } from './list/grouping/use-grouping.ts';
import { initialSort } from './list/list-view.ts';
import { ticketListKeys } from './list/ticket-list-keys.ts';
import { useListView, useReader } from './list/use-list-view.ts';
import { ViewsSide } from './list/views-side.tsx';
import { shownColumns, standardColumns, ticketColumns } from './ticket-columns.tsx';
import { ticketListQuery } from './ticket-filter.ts';
import { TicketFilterRow } from './ticket-filter-row.tsx';
import styles from './ticket-list.module.css';

interface TicketListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  onCreate: () => void;
  searchRef: Ref<HTMLInputElement>;
}

/** The ticket list with its views, filters and columns; all are as they were left, also after a restart. */
export const TicketList = memo(({ selectedId, onSelect, onOpen, onCreate, searchRef }: TicketListProps) => {
  const t = useT();
  const reader = useReader();
  const state = useListView();
  const { filter, columns: chosen } = state.view;
  const [left, setLeft] = useState<readonly string[]>([]);
  const hasViews = useDraft<boolean>('view.tickets.hasViews', false);
  const checked = useDraft<readonly Id[]>('view.tickets.checked', []);
  useViewKeys(ticketListKeys, { views: () => hasViews.set(!hasViews.value) });

  const grouping = useGrouping(state.view.groupBy, reader.today);
  const { table, facets, found, groups } = useRowList({
    name: 'tickets',
    initialSort,
    question: `${JSON.stringify(filter)} ${grouping.question}`,
    isQuestionKnown: state.isLoaded && grouping.isLoaded,
    query: (sort, range) => ({
      ...ticketListQuery(filter, reader, orderOf(sort), range),
      ...grouping.grouping(sort),
    }),
  });
  const whole = {
    ...ticketListQuery(filter, reader, orderOf(table.sort), { start: 0, end: 0 }),
    ...grouping.wholeGrouping(table.sort),
  };

  const names = useTicketNames();
  const columns = useMemo(() => ticketColumns(t, names, chosen), [t, names, chosen]);
  const tableGroups = useTableGroups(grouping, groups, names, reader.today);
  const checkGroup = useGroupCheck(grouping, whole, reader.today, checked.value, checked.set);
  const checkedIds = useMemo(() => new Set(checked.value), [checked.value]);

  function resize(columnId: string, width: number) {
    const shown = chosen.length === 0 ? standardColumns : chosen;
    state.setColumns(shown.map((column) => (column.id === columnId ? { ...column, width } : column)));
  }

  return (
    <div className={styles.withSide}>
      <ViewsSide state={state} reader={reader} isOpen={hasViews.value} onClose={() => hasViews.set(false)} />
      <ListFrame
        table={{
          ...table,
          label: t('tickets.title'),
          columns,
          onColumnResize: resize,
          onColumnsLeft: setLeft,
          checked: checkedIds,
          onCheckedChange: (ids) => checked.set([...ids]),
          groups: tableGroups,
          onGroupToggle: grouping.toggle,
          onGroupCheck: (key) => void checkGroup(key),
          selectedId,
          onSelect,
          onOpen,
        }}
        notices={
          <>
            <TicketFilterRow
              filter={filter}
              onChange={state.setFilter}
              reader={reader}
              names={names}
              facets={facets}
              searchRef={searchRef}
            />
            <GoneNotice state={state} names={names} />
            <BulkBar checked={checked.value} onChecked={checked.set} query={whole} total={found} />
          </>
        }
        empty={{
          icon: <Inbox aria-hidden="true" />,
          title: t('tickets.list.empty'),
          help: t('tickets.list.emptyHelp'),
          action: (
            <Button keyHint="Ctrl+N" onPress={onCreate}>
              {t('tickets.new')}
            </Button>
          ),
        }}
        total={t('tickets.list.total', { count: found })}
        foot={
          <>
            {!hasViews.value && (
              <Button size="small" variant="quiet" keyHint="v" onPress={() => hasViews.set(true)}>
                {t('tickets.views')}
              </Button>
            )}
            <GroupMenu state={grouping} groups={groups} onGroupBy={state.setGroupBy} />
            <ExportButton query={whole} columns={shownColumns(chosen)} names={names} />
            <ColumnsPanel chosen={chosen} left={left} onChange={state.setColumns} />
          </>
        }
      />
    </div>
  );
});

/** Returns the order of the list: by the chosen column, then the newest first. */
function orderOf({ columnId, direction }: DataSort): SortKey[] {
  return [
    { field: sortFieldOf(columnId), descending: direction === 'descending' },
    { field: 'createdAt', descending: true },
  ];
}

/** The reference rows whose names the list shows; the same object as long as none of them changed. */
function useTicketNames() {
  const organisations = useOrganisationsByKey();
  const services = useLookup('services');
  const serviceLevels = useLookup('serviceLevels');
  const users = useLookup('users');
  const groups = useLookup('groups');
  const units = useLookup('units');
  const tags = useLookup('tags');
  const suppliers = useLookup('suppliers');
  return useMemo(
    () => ({ organisations, services, serviceLevels, users, groups, units, tags, suppliers }),
    [organisations, services, serviceLevels, users, groups, units, tags, suppliers],
  );
}
