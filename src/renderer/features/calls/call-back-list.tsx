import { PhoneOutgoing, Plus } from 'lucide-react';
import { type ReactNode, type Ref, useMemo } from 'react';
import { useActor, useDraft, useLookup, useNow, useRows } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { useOrganisationOptions } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import {
  Button,
  ClippedText,
  type DataColumn,
  type DataSort,
  FilterSelect,
  SegmentedControl,
  useT,
} from '#renderer/ui/index.ts';
import type { CallBack } from '#shared/call-backs/schema.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import type { Id } from '#shared/identity/ids.ts';
import { AboutCell, DueCell, OriginPill, WhoCell } from './call-back-cells.tsx';
import {
  type CallBackFilter,
  type CallBackView,
  callBackQuery,
  callBackSortFields,
  callBackViews,
  initialCallBackFilter,
} from './call-back-query.ts';
import { callBackKeys } from './call-record-keys.ts';

const dueFirst: DataSort = { columnId: 'due', direction: 'ascending' };
const minute = 60_000;

interface CallBackListProps {
  /** The ways between the parts of the view. */
  tabs: ReactNode;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  /** Undefined for those who may not promise. */
  onCreate: (() => void) | undefined;
  searchRef: Ref<HTMLInputElement>;
}

/** Those to be called, what is due first first: missed ones come by themselves, promised ones by hand. */
export function CallBackList({ tabs, selectedId, onSelect, onOpen, onCreate, searchRef }: CallBackListProps) {
  const t = useT();
  const { userId } = useActor();
  const organisations = useOrganisationOptions('call.read');
  const stored = useDraft<CallBackFilter>('view.callBacks.filter', initialCallBackFilter);
  const filter = stored.value;
  const change = (some: Partial<CallBackFilter>) => stored.set({ ...filter, ...some });
  const now = useNow(minute).toISOString();
  const isDone = filter.view === 'done';
  const { table, found } = useRowList({
    name: isDone ? 'callBacks.done' : 'callBacks',
    initialSort: isDone ? { columnId: 'done', direction: 'descending' } : dueFirst,
    question: JSON.stringify(filter),
    isQuestionKnown: stored.loaded,
    query: ({ columnId, direction }, range) => {
      const order = [{ field: callBackSortFields[columnId] ?? 'dueAt', descending: direction === 'descending' }];
      return callBackQuery(filter, userId, now, order, range);
    },
  });
  const counts = useViewCounts(filter, userId, now);
  const columns = useCallBackColumns(isDone, userId);
  const isNarrowed = filter.text !== '' || filter.organisationId !== null;
  return (
    <ListFrame
      filterLabel={t('callBacks.view.label')}
      filters={
        <>
          {tabs}
          <SegmentedControl
            label={t('callBacks.view.label')}
            value={filter.view}
            onChange={(view) => change({ view })}
            options={callBackViews.map((id) => ({ id, label: t(`callBacks.view.${id}`), count: counts[id] }))}
          />
          {organisations.length > 1 && (
            <FilterSelect
              label={t('callRecords.filter.organisation')}
              every={t('callRecords.filter.everyOrganisation')}
              options={organisations}
              value={filter.organisationId}
              onChange={(id) => change({ organisationId: id })}
            />
          )}
        </>
      }
      search={{
        label: t('callBacks.search'),
        value: filter.text,
        onChange: (text) => change({ text }),
        inputRef: searchRef,
      }}
      table={{ ...table, label: t('callBacks.title'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <PhoneOutgoing aria-hidden="true" />,
        title: t(isNarrowed ? 'callBacks.empty.search' : `callBacks.empty.${filter.view}`),
        help: t(isNarrowed ? 'callBacks.empty.searchHelp' : 'callBacks.empty.help'),
      }}
      total={t('callBacks.total', { count: found })}
      foot={
        onCreate !== undefined && (
          <Button size="small" icon={<Plus aria-hidden="true" />} keyHint={callBackKeys.create.keys} onPress={onCreate}>
            {t('callBacks.action.new')}
          </Button>
        )
      }
    />
  );
}

function useViewCounts(
  filter: CallBackFilter,
  userId: Id,
  now: string,
): Readonly<Partial<Record<CallBackView, number>>> {
  const asked = (view: CallBackView) =>
    callBackQuery({ ...filter, view, text: '' }, userId, now, [], { start: 0, end: 0 });
  return {
    open: useRows(asked('open'))?.total ?? 0,
    mine: useRows(asked('mine'))?.total ?? 0,
    overdue: useRows(asked('overdue'))?.total ?? 0,
  };
}

function useCallBackColumns(isDone: boolean, userId: Id): DataColumn<CallBack>[] {
  const t = useT();
  const users = useLookup('users');
  const queues = useLookup('queues');
  return useMemo(() => {
    const ownerWords = (id: Id | null) =>
      id === null ? t('callBacks.nobody') : id === userId ? t('callBacks.you') : (users.get(id)?.name ?? '');
    const columns: DataColumn<CallBack>[] = [
      {
        id: isDone ? 'done' : 'due',
        header: t(isDone ? 'callBacks.column.done' : 'callBacks.column.due'),
        width: 132,
        isSortable: true,
        cell: (callBack) => <DueCell callBack={callBack} />,
      },
      {
        id: 'who',
        header: t('callBacks.column.who'),
        width: 130,
        grow: 1,
        isSortable: true,
        cell: (callBack) => <WhoCell callBack={callBack} />,
      },
      {
        id: 'number',
        header: t('callBacks.column.number'),
        width: 124,
        isSortable: true,
        hasFigures: true,
        leaves: 2,
        cell: ({ number }) => formatPhoneNumber(number),
      },
      {
        id: 'origin',
        header: t('callBacks.column.origin'),
        width: 130,
        isSortable: true,
        leaves: 3,
        cell: (callBack) => <OriginPill callBack={callBack} look="plain" />,
      },
      {
        id: 'about',
        header: t('callBacks.column.about'),
        width: 130,
        grow: 2,
        isSortable: true,
        leaves: 4,
        cell: (callBack) => <AboutCell callBack={callBack} />,
      },
    ];
    if (isDone) {
      columns.push({
        id: 'outcome',
        header: t('callBacks.column.outcome'),
        width: 140,
        isSortable: true,
        leaves: 1,
        cell: ({ outcome }) => (outcome === null ? '' : t(`callBacks.outcome.${outcome}`)),
      });
    }
    columns.push(
      {
        id: 'owner',
        header: t('callBacks.column.owner'),
        width: 116,
        isSortable: true,
        leaves: 1,
        cell: (callBack) => (
          <ClippedText>{ownerWords(isDone ? callBack.doneByUserId : callBack.ownerUserId)}</ClippedText>
        ),
      },
      {
        id: 'queue',
        header: t('callBacks.column.queue'),
        width: 130,
        isSortable: true,
        leaves: 5,
        cell: ({ queueId }) => <ClippedText>{queues.get(queueId ?? '')?.name ?? ''}</ClippedText>,
      },
    );
    return columns;
  }, [t, isDone, users, queues, userId]);
}
