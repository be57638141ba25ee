import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useCallerMatches, useLive, useLookup, useRows } from '#renderer/data/index.ts';
import { toldName } from '#renderer/parts/person-name.ts';
import {
  type DataColumn,
  type DataSort,
  DataTable,
  EmptyState,
  IconButton,
  PaneBar,
  StatusPill,
  type Tone,
  useNavigation,
  useNow,
  useT,
} from '#renderer/ui/index.ts';
import { type Call, type CallState, callState } from '#shared/calls/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { clockTime } from '#shared/i18n/time-format.ts';
import { liveCalls } from '#shared/live/picture.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { waitSeconds } from '#shared/queues/statistics.ts';
import { callsBehind, type OpenFigure } from './figure-calls.ts';
import type { FigureRow } from './figure-rows.ts';
import { columnLabel, secondsWords } from './figure-words.ts';
import styles from './supervision-screen.module.css';

const hour = 3_600_000;
/** More calls than one day of a large switchboard. */
const most = 5_000;

const stateTones: Readonly<Record<CallState, Tone>> = {
  waiting: 'info',
  active: 'busy',
  answered: 'in-time',
  abandoned: 'soon',
};

export interface CallsBehindProps {
  row: FigureRow;
  figure: OpenFigure;
  onClose: () => void;
}

/** The calls a figure was counted from: when they came, how long they waited and who answered. */
export function CallsBehind({ row, figure, onClose }: CallsBehindProps) {
  const t = useT();
  const { navigate } = useNavigation();
  const columns = useCallColumns();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [sort, setSort] = useState<DataSort>({ columnId: 'arrived', direction: 'descending' });
  const calls = useCallsBehind(row, figure);
  const sorted = useMemo(() => sortCalls(calls, sort), [calls, sort]);
  const counted = row.figures[figure];
  return (
    <section className={styles.calls} aria-label={t('supervision.calls.title', words(row, figure, t))}>
      <PaneBar
        actions={
          <IconButton
            icon={<X aria-hidden="true" />}
            label={t('supervision.calls.close')}
            keyHint="Esc"
            onPress={onClose}
          />
        }
      >
        <h3>{t('supervision.calls.title', words(row, figure, t))}</h3>
        <span className={styles.quiet}>{t('supervision.calls.count', { count: calls.length })}</span>
        {counted !== calls.length && (
          <span className={styles.quiet}>
            {t('supervision.calls.pending', { figure: counted, listed: calls.length })}
          </span>
        )}
      </PaneBar>
      <div className={styles.table}>
        <DataTable
          label={t('supervision.calls.title', words(row, figure, t))}
          columns={columns}
          rows={sorted}
          total={sorted.length}
          rowId={({ id }) => id}
          sort={sort}
          onSortChange={setSort}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onOpen={(id) => {
            const ticketId = calls.find((call) => call.id === id)?.ticketId ?? null;
            if (ticketId !== null) navigate({ view: 'tickets', params: { ticketId } });
          }}
          emptyState={<EmptyState title={t('supervision.calls.none')} />}
          question={`${row.id} ${figure}`}
        />
      </div>
    </section>
  );
}

function words(row: FigureRow, figure: OpenFigure, t: ReturnType<typeof useT>) {
  return { figure: t(columnLabel(figure)), queue: row.name };
}

function useCallsBehind(row: FigureRow, figure: OpenFigure): Call[] {
  const live = useLive();
  const queues = useLookup('queues');
  const now = useNow(15_000);
  // A whole hour, so that the question stays the same while the clock goes on; the day is cut exactly afterwards.
  const since = new Date(Math.floor((now - 25 * hour) / hour) * hour).toISOString();
  const ended = useRows({
    kind: 'calls',
    where: [
      { field: 'queueId', op: 'in', values: row.queueIds },
      { field: 'arrivedAt', op: 'onOrAfter', value: since },
    ],
    text: '',
    sort: [{ field: 'arrivedAt', descending: true }],
    range: { start: 0, end: most },
    facets: [],
  });
  return useMemo(() => {
    const own = new Map<string, Queue>();
    for (const id of row.queueIds) {
      const queue = queues.get(id);
      if (queue !== undefined) own.set(id, queue);
    }
    return callsBehind(figure, [...(ended?.rows ?? []), ...liveCalls(live)], own, now);
  }, [figure, row.queueIds, ended, live, queues, now]);
}

/** A call still waiting has waited until now; one without a wait of its own comes last either way. */
function sortCalls(calls: readonly Call[], sort: DataSort): Call[] {
  const direction = sort.direction === 'descending' ? -1 : 1;
  const value = (call: Call) =>
    sort.columnId === 'wait' ? (waitSeconds(call) ?? Number.MAX_SAFE_INTEGER) : Date.parse(call.arrivedAt);
  return [...calls].sort((one, other) => direction * (value(one) - value(other)));
}

function useCallColumns(): DataColumn<Call>[] {
  const t = useT();
  const users = useLookup('users');
  const queues = useLookup('queues');
  return useMemo(
    () => [
      {
        id: 'arrived',
        header: t('supervision.calls.arrived'),
        cell: (call) => clockTime(Date.parse(call.arrivedAt)),
        width: 72,
        isSortable: true,
      },
      {
        id: 'caller',
        header: t('supervision.calls.caller'),
        cell: (call) => <Caller call={call} />,
        width: 180,
        grow: 2,
      },
      {
        id: 'queue',
        header: t('supervision.calls.queue'),
        cell: (call) => queues.get(call.queueId ?? '')?.name ?? '',
        width: 160,
        grow: 1,
        hideBelow: 760,
      },
      {
        id: 'wait',
        header: t('supervision.calls.wait'),
        cell: (call) => secondsWords(waitSeconds(call)),
        width: 88,
        align: 'end',
        isSortable: true,
      },
      {
        id: 'state',
        header: t('supervision.calls.state'),
        cell: (call) => <State call={call} />,
        width: 120,
      },
      {
        id: 'answeredBy',
        header: t('supervision.calls.answeredBy'),
        cell: (call) => users.get(call.answeredByUserId ?? '')?.name ?? t('supervision.calls.nobody'),
        width: 150,
        grow: 1,
      },
      {
        id: 'outcome',
        header: t('supervision.calls.outcome'),
        cell: (call) => (call.outcome === null ? '' : t(`calls.outcome.${call.outcome}`)),
        width: 140,
        grow: 1,
        hideBelow: 900,
      },
    ],
    [t, users, queues],
  );
}

function State({ call }: { call: Call }) {
  const t = useT();
  const state = callState(call);
  return (
    <StatusPill tone={stateTones[state]} look="plain">
      {t(`calls.state.${state}`)}
    </StatusPill>
  );
}

function Caller({ call }: { call: Call }) {
  const t = useT();
  const matches = useCallerMatches(call.fromNumber);
  if (call.fromNumber === null) return t('calls.hidden');
  const first = matches.find(({ type }) => type === 'unit') ?? matches[0];
  if (first === undefined) return formatPhoneNumber(call.fromNumber);
  const name = first.type === 'person' ? toldName(first.person, t) : first.unit.name;
  return matches.length === 1 ? name : t('calls.matches', { name, count: matches.length - 1 });
}
