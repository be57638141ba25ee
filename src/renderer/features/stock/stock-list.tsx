import { Package, Plus } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useActor, useDraft, useLookup, useRows } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import {
  Button,
  ClippedText,
  type DataColumn,
  type DataSort,
  FilterSelect,
  SegmentedControl,
  TimeText,
  useT,
} from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { StockBalance } from '#shared/stock/schema.ts';
import { PartCell, QuantityText, StockPill } from './stock-cells.tsx';
import { stockKeys } from './stock-keys.ts';
import {
  initialStockFilter,
  type StockFilter,
  type StockView,
  stockListQuery,
  stockSortFields,
  stockViews,
} from './stock-list-query.ts';

const initialSort: DataSort = { columnId: 'part', direction: 'ascending' };

interface StockListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  /** Undefined for those who may not. */
  onReceive: (() => void) | undefined;
  searchRef: Ref<HTMLInputElement>;
}

/** What lies where, and how many; what is to be ordered is marked. */
export function StockList({ selectedId, onSelect, onOpen, onReceive, searchRef }: StockListProps) {
  const t = useT();
  const ownPlaceIds = useOwnPlaceIds();
  const places = usePlaceOptions();
  const stored = useDraft<StockFilter>('view.stock.filter', initialStockFilter);
  const filter = stored.value;
  const change = (some: Partial<StockFilter>) => stored.set({ ...filter, ...some });
  const { table, found } = useRowList({
    name: 'stock',
    initialSort,
    question: JSON.stringify(filter),
    isQuestionKnown: stored.loaded,
    query: ({ columnId, direction }, range) => {
      const order = [
        { field: stockSortFields[columnId] ?? 'part', descending: direction === 'descending' },
        { field: 'part', descending: false },
        { field: 'place', descending: false },
      ];
      return stockListQuery(filter, ownPlaceIds, order, range);
    },
  });
  const counts = useViewCounts(filter, ownPlaceIds);
  const columns = useStockColumns();
  const isNarrowed = filter.text !== '' || filter.placeId !== null;
  return (
    <ListFrame
      filterLabel={t('stock.view.label')}
      filters={
        <>
          <SegmentedControl
            label={t('stock.view.label')}
            value={filter.view}
            onChange={(view) => change({ view })}
            options={stockViews.map((id) => ({ id, label: t(`stock.view.${id}`), count: counts[id] }))}
          />
          {places.length > 1 && (
            <FilterSelect
              label={t('stock.field.place')}
              every={t('stock.everyPlace')}
              options={places}
              value={filter.placeId}
              onChange={(id) => change({ placeId: id })}
            />
          )}
        </>
      }
      search={{
        label: t('stock.search'),
        value: filter.text,
        onChange: (text) => change({ text }),
        inputRef: searchRef,
      }}
      table={{ ...table, label: t('stock.title'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <Package aria-hidden="true" />,
        title: t(isNarrowed ? 'stock.empty.search' : `stock.empty.${filter.view}`),
        help: t(
          isNarrowed
            ? 'stock.empty.searchHelp'
            : onReceive === undefined
              ? 'stock.empty.readerHelp'
              : 'stock.empty.help',
        ),
      }}
      total={t('stock.total', { count: found })}
      foot={
        onReceive !== undefined && (
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            keyHint={stockKeys.receiveNew.keys}
            onPress={onReceive}
          >
            {t('stock.act.receive')}
          </Button>
        )
      }
    />
  );
}

/** The places that are the person's own. */
function useOwnPlaceIds(): readonly Id[] {
  const { userId } = useActor();
  const places = useLookup('stockPlaces');
  return useMemo(
    () => [...places.values()].flatMap((place) => (place.userId === userId ? [place.id] : [])),
    [places, userId],
  );
}

function usePlaceOptions() {
  const places = useLookup('stockPlaces');
  return useMemo(
    () =>
      [...places.values()]
        .map(({ id, name }) => ({ id, label: name }))
        .sort((one, other) => one.label.localeCompare(other.label, 'sv')),
    [places],
  );
}

function useViewCounts(filter: StockFilter, ownPlaceIds: readonly Id[]): Record<StockView, number> {
  const asked = (view: StockView) => stockListQuery({ ...filter, view }, ownPlaceIds, [], { start: 0, end: 0 });
  return {
    all: useRows(asked('all'))?.total ?? 0,
    toOrder: useRows(asked('toOrder'))?.total ?? 0,
    own: useRows(asked('own'))?.total ?? 0,
  };
}

function useStockColumns(): DataColumn<StockBalance>[] {
  const t = useT();
  const parts = useLookup('spareParts');
  const places = useLookup('stockPlaces');
  const organisations = useOrganisationsByKey();
  return useMemo(
    () => [
      {
        id: 'part',
        header: t('stock.field.part'),
        width: 170,
        grow: 2,
        isSortable: true,
        cell: (balance) => <PartCell balance={balance} />,
      },
      {
        id: 'place',
        header: t('stock.field.place'),
        width: 150,
        grow: 2,
        isSortable: true,
        cell: (balance) => <ClippedText>{places.get(balance.placeId)?.name ?? '…'}</ClippedText>,
      },
      {
        id: 'quantity',
        header: t('stock.field.quantity'),
        width: 84,
        isSortable: true,
        cell: (balance) => <QuantityText quantity={balance.quantity} part={parts.get(balance.sparePartId)} />,
      },
      {
        id: 'state',
        header: t('stock.column.state'),
        width: 116,
        cell: (balance) => <StockPill part={parts.get(balance.sparePartId)} quantity={balance.quantity} />,
      },
      {
        id: 'articleNumber',
        header: t('stock.column.articleNumber'),
        width: 110,
        isSortable: true,
        hideBelow: 700,
        cell: (balance) => parts.get(balance.sparePartId)?.articleNumber ?? '',
      },
      {
        id: 'inStock',
        header: t('stock.column.inStock'),
        width: 92,
        isSortable: true,
        hideBelow: 780,
        cell: (balance) => {
          const part = parts.get(balance.sparePartId);
          return part === undefined ? '' : <QuantityText quantity={part.inStock} part={part} />;
        },
      },
      {
        id: 'changed',
        header: t('stock.column.changed'),
        width: 156,
        isSortable: true,
        hideBelow: 900,
        cell: (balance) => <TimeText instant={balance.changedAt} />,
      },
      {
        id: 'organisation',
        header: t('stock.column.organisation'),
        width: 104,
        isSortable: true,
        hideBelow: 980,
        cell: ({ organisationId }) => organisations.get(organisationId)?.shortName ?? organisationId,
      },
    ],
    [t, parts, places, organisations],
  );
}
