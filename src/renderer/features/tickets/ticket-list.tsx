import { Inbox } from 'lucide-react';
import { type Ref, useCallback, useMemo, useState } from 'react';
import { useActor, useDraft, useLookup, useRows } from '#renderer/data/index.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Button, type DataSort, DataTable, EmptyState, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { sortFields, ticketColumns } from './ticket-columns.tsx';
import { initialFilter, type Reader, type TicketFilter, ticketFilterSchema, ticketListQuery } from './ticket-filter.ts';
import { TicketFilterRow } from './ticket-filter-row.tsx';
import styles from './ticket-list.module.css';

/** Windows of rows are asked for in steps, so that a little scrolling asks nothing. */
const step = 50;

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
  const sort = useDraft<DataSort>('view.tickets.sort', initialSort);
  const [range, setRange] = useState({ start: 0, end: 2 * step });

  const field = sortFields[sort.value.columnId] ?? 'dueAt';
  const order = [
    { field, descending: sort.value.direction === 'descending' },
    { field: 'createdAt', descending: true },
  ];
  const result = useRows(ticketListQuery(filter, reader, order, range));
  const rows = result?.rows ?? noTickets;

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
  const rangeChanged = useCallback((start: number, end: number) => {
    setRange({ start: Math.floor(start / step) * step, end: Math.ceil((end + 1) / step) * step });
  }, []);

  return (
    <div className={styles.pane}>
      <TicketFilterRow
        filter={filter}
        onChange={stored.set}
        reader={reader}
        facets={result?.facets ?? {}}
        searchRef={searchRef}
      />
      <DataTable
        label={t('tickets.title')}
        columns={columns}
        rows={rows}
        start={result?.start ?? 0}
        total={result?.total ?? 0}
        isLoading={result === null}
        rowId={ticketId}
        rangeChanged={rangeChanged}
        sort={sort.value}
        onSortChange={sort.set}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        question={JSON.stringify(filter)}
        isCurrent={result?.isCurrent ?? false}
        emptyState={
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
        }
      />
      <p className={styles.total} role="status">
        {t('tickets.list.total', { count: result?.total ?? 0 })}
      </p>
    </div>
  );
}

const noTickets: readonly Ticket[] = [];

function ticketId(ticket: Ticket): string {
  return ticket.id;
}

/** Who "mine" and "my groups" are about. */
function useReader(): Reader {
  const actor = useActor();
  const self = useLookup('users').get(actor.userId);
  return { userId: actor.userId, groupIds: self?.groupIds ?? [] };
}
