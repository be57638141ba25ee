import { Coffee } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDraft, useNow } from '#renderer/data/index.ts';
import { DraftsLine } from '#renderer/parts/drafts/drafts-line.tsx';
import { EmptyList } from '#renderer/parts/empty-list.tsx';
import { noDueWords } from '#renderer/parts/no-due-words.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import {
  type DataColumn,
  type DataSort,
  DataTable,
  DurationText,
  EmptyState,
  SegmentedControl,
  StatusPill,
  useT,
  useTranslator,
} from '#renderer/ui/index.ts';
import { clockTime, isoDateOf, localDateWords } from '#shared/i18n/time-format.ts';
import type { Translate } from '#shared/i18n/translator.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { DayReason } from '#shared/tickets/my-day.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { type DayRow, reasonCounts, sortDay } from './day-order.ts';
import { reasonTone } from './day-words.ts';
import styles from './my-day.module.css';
import type { Day } from './use-day.ts';

const initialSort: DataSort = { columnId: 'why', direction: 'ascending' };
const everything = 'everything';

interface DayListProps {
  day: Day;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
}

/** The day as a list, most pressing first until sorted otherwise, with how many there are of each kind of reason. */
export function DayList({ day, selectedId, onSelect, onOpen }: DayListProps) {
  const t = useT();
  const sort = useDraft<DataSort>('view.my-day.sort', initialSort);
  const [chosen, setChosen] = useState<DayReason | null>(null);
  const counts = reasonCounts(day.rows);
  const shown = counts.some(({ reason }) => reason === chosen) ? chosen : null;
  const rows = useMemo(
    () =>
      sortDay(
        day.rows.filter((row) => shown === null || row.reason === shown),
        sort.value,
      ),
    [day.rows, shown, sort.value],
  );
  const columns = useMemo(() => dayColumns(t), [t]);
  return (
    <div className={styles.pane}>
      <DayHead day={day} />
      {counts.length > 1 && (
        <div className={styles.reasons}>
          <SegmentedControl
            label={t('myDay.reasons')}
            value={shown ?? everything}
            onChange={(id) => setChosen(id === everything ? null : id)}
            options={[
              { id: everything, label: t('myDay.reason.all'), count: day.rows.length },
              ...counts.map(({ reason, count }) => ({ id: reason, label: t(`myDay.reason.${reason}`), count })),
            ]}
          />
        </div>
      )}
      <DataTable
        label={t('myDay.title')}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowId={idOf}
        rowHeight={40}
        sort={sort.value}
        onSortChange={sort.set}
        question={shown ?? everything}
        isLoading={day.isLoading}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        emptyState={
          <EmptyList>
            <EmptyState icon={<Coffee aria-hidden="true" />} title={t('myDay.empty')}>
              {t('myDay.emptyHelp')}
            </EmptyState>
          </EmptyList>
        }
      />
      {day.leftOut > 0 && <p className={styles.foot}>{t('myDay.leftOut', { count: day.leftOut })}</p>}
    </div>
  );
}

/** What o'clock it is, and what comes first and why. */
function DayHead({ day }: { day: Day }) {
  const translator = useTranslator();
  const { t } = translator;
  const now = useNow(1_000).getTime();
  const first = day.rows[0];
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <h2>{t('myDay.title')}</h2>
        <DraftsLine />
        <span className={styles.clock}>
          {localDateWords(isoDateOf(now), translator)} {clockTime(now)}
        </span>
      </div>
      {first !== undefined && (
        <p className={styles.first}>
          {t('myDay.first', { number: ticketNumber(first.ticket), title: first.ticket.title, why: first.why })}
        </p>
      )}
    </header>
  );
}

function idOf(row: DayRow): string {
  return row.id;
}

function dayColumns(t: Translate): DataColumn<DayRow>[] {
  const sortable = { isSortable: true };
  return [
    {
      ...sortable,
      id: 'why',
      header: t('myDay.column.why'),
      width: 190,
      grow: 2,
      cell: ({ reason, why }) => (
        <span className={styles.why} title={why}>
          <StatusPill tone={reasonTone[reason]} look="plain">
            {t(`myDay.reason.${reason}`)}
          </StatusPill>
          <span className={styles.quiet}>{why}</span>
        </span>
      ),
    },
    {
      ...sortable,
      id: 'number',
      header: t('tickets.column.number'),
      width: 92,
      hasFigures: true,
      cell: ({ ticket }) => ticketNumber(ticket),
    },
    {
      ...sortable,
      id: 'title',
      header: t('tickets.column.title'),
      width: 150,
      grow: 3,
      cell: ({ ticket }) => (
        <span className={styles.titleCell}>
          <span className={styles.clipped} title={ticket.title}>
            {ticket.title}
          </span>
          <UnsentMark kind="tickets" id={ticket.id} />
        </span>
      ),
    },
    {
      ...sortable,
      id: 'due',
      header: t('tickets.column.due'),
      width: 156,
      hideBelow: 600,
      cell: ({ ticket }) => {
        const words = noDueWords(ticket);
        if (words !== null || ticket.dueAt === null) return words && <span className={styles.quiet}>{t(words)}</span>;
        return <DurationText due={ticket.dueAt} />;
      },
    },
    {
      ...sortable,
      id: 'requester',
      header: t('tickets.column.requester'),
      width: 130,
      grow: 1,
      hideBelow: 760,
      cell: ({ ticket }) => ticket.requesterName,
    },
    {
      ...sortable,
      id: 'status',
      header: t('tickets.column.status'),
      width: 150,
      hideBelow: 900,
      cell: ({ ticket }) => t(`tickets.status.${ticket.status}`),
    },
  ];
}
