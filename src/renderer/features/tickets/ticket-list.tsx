import { Inbox } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useActor, useDraft, useLookup } from '#renderer/data/index.ts';
import { EmptyList } from '#renderer/parts/empty-list.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { Button, type DataSort, DataTable, EmptyState, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { sortFields, ticketColumns } from './ticket-columns.tsx';
import { initialFilter, type Reader, type TicketFilter, ticketFilterSchema, ticketListQuery } from './ticket-filter.ts';
import { TicketFilterRow } from './ticket-filter-row.tsx';
import styles from './ticket-list.module.css';

const initialSort: DataSort = { columnId: 'due', direction: 'ascending' };

interface TicketListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  onCreate: () => void;
  searchRef: Ref<HTMLInputElement>;
}

/** The ticket list with its filters; both are as they were left, also after a restart. */
export function TicketList({ selectedId, onSelect, onOpen, onCreate, searchRef }: TicketListProps) {
  const t = useT();
  const reader = useReader();
  const stored = useDraft<TicketFilter>('view.tickets.filter', initialFilter);
  const filter = ticketFilterSchema.safeParse(stored.value).data ?? initialFilter;
  const { table, facets } = useRowList({
    name: 'tickets',
    initialSort,
    question: JSON.stringify(filter),
    query: ({ columnId, direction }, range) => {
      const order = [
        { field: sortFields[columnId] ?? 'dueAt', descending: direction === 'descending' },
        { field: 'createdAt', descending: true },
      ];
      return ticketListQuery(filter, reader, order, range);
    },
  });

  const names = {
    organisations: useOrganisationsByKey(),
    services: useLookup('services'),
    users: useLookup('users'),
    groups: useLookup('groups'),
  };
  const { organisations, services, users, groups } = names;
  const columns = useMemo(
    () => ticketColumns(t, { organisations, services, users, groups }),
    [t, organisations, services, users, groups],
  );
  return (
    <div className={styles.pane}>
      <TicketFilterRow filter={filter} onChange={stored.set} reader={reader} facets={facets} searchRef={searchRef} />
      <DataTable
        {...table}
        label={t('tickets.title')}
        columns={columns}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        emptyState={
          <EmptyList>
            <EmptyState
              icon={<Inbox aria-hidden="true" />}
              title={t('tickets.list.empty')}
              action={
                <Button keyHint="Ctrl+N" onPress={onCreate}>
                  {t('tickets.new')}
                </Button>
              }
            >
              {t('tickets.list.emptyHelp')}
            </EmptyState>
          </EmptyList>
        }
      />
      <p className={styles.total} role="status">
        {t('tickets.list.total', { count: table.total })}
      </p>
    </div>
  );
}

/** Who "mine" and "my groups" are about. */
function useReader(): Reader {
  const actor = useActor();
  const self = useLookup('users').get(actor.userId);
  return { userId: actor.userId, groupIds: self?.groupIds ?? [] };
}
