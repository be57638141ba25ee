import { CalendarDays } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLookup } from '#renderer/data/index.ts';
import {
  type DataColumn,
  type DataSort,
  DataTable,
  EmptyState,
  StatusPill,
  useTranslator,
} from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import styles from './calendar.module.css';
import type { CalendarEntry } from './calendar-days.ts';
import { spanWords } from './calendar-words.ts';

interface EntryListProps {
  entries: readonly CalendarEntry[];
  isLoading: boolean;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: () => void;
}

const collator = new Intl.Collator('sv', { numeric: true });

/** The same as the calendar shows, as a list: for whoever rather hears or reads it in order. */
export function EntryList({ entries, isLoading, selectedId, onSelect, onOpen }: EntryListProps) {
  const translator = useTranslator();
  const { t } = translator;
  const services = useLookup('services');
  const [sort, setSort] = useState<DataSort>({ columnId: 'when', direction: 'ascending' });
  const serviceName = (entry: CalendarEntry) =>
    (entry.ticket.serviceId === null ? undefined : services.get(entry.ticket.serviceId)?.name) ?? '';
  const rows = useMemo(() => {
    const sign = sort.direction === 'ascending' ? 1 : -1;
    const nameOf = ({ ticket }: CalendarEntry) =>
      (ticket.serviceId === null ? undefined : services.get(ticket.serviceId)?.name) ?? '';
    const compare = (one: CalendarEntry, other: CalendarEntry) => {
      if (sort.columnId === 'title') return collator.compare(one.ticket.title, other.ticket.title);
      if (sort.columnId === 'service') return collator.compare(nameOf(one), nameOf(other));
      return one.from.localeCompare(other.from);
    };
    return entries.toSorted((one, other) => sign * compare(one, other) || one.from.localeCompare(other.from));
  }, [entries, sort, services]);
  const columns: DataColumn<CalendarEntry>[] = [
    {
      id: 'when',
      header: t('calendar.when'),
      width: 210,
      isSortable: true,
      cell: (entry) => spanWords(entry, translator),
    },
    {
      id: 'title',
      header: t('calendar.title.column'),
      width: 200,
      grow: 2,
      isSortable: true,
      cell: ({ ticket }) => <span className={styles.clipped}>{ticket.title}</span>,
    },
    {
      id: 'service',
      header: t('calendar.service'),
      width: 140,
      grow: 1,
      isSortable: true,
      hideBelow: 520,
      cell: (entry) => <span className={styles.clipped}>{serviceName(entry)}</span>,
    },
    {
      id: 'kind',
      header: t('calendar.kind'),
      width: 120,
      hideBelow: 640,
      cell: ({ ticket }) => (
        <StatusPill look="plain" tone={ticket.kind === 'major-incident' ? 'danger' : 'info'}>
          {t(`tickets.kind.${ticket.kind}`)}
        </StatusPill>
      ),
    },
  ];
  return (
    <DataTable
      label={t('calendar.list')}
      columns={columns}
      rows={rows}
      total={rows.length}
      rowId={({ ticket }) => ticket.id}
      sort={sort}
      onSortChange={setSort}
      selectedId={selectedId}
      onSelect={onSelect}
      onOpen={onOpen}
      isLoading={isLoading}
      emptyState={
        <EmptyState icon={<CalendarDays aria-hidden="true" />} title={t('calendar.empty')}>
          {t('calendar.emptyHelp')}
        </EmptyState>
      }
    />
  );
}
