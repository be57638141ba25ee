import { Info } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useDraft, useLookup, useRows } from '#renderer/data/index.ts';
import { InfoTextStatePill, infoTextQuery, useToday } from '#renderer/parts/info-texts/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { Button, ClippedText, type DataColumn, type DataSort, SegmentedControl, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { InfoText, InfoTextState } from '#shared/info-texts/schema.ts';
import { infoTextKeys } from './info-text-keys.ts';

const states: readonly InfoTextState[] = ['valid', 'coming', 'over', 'retired'];

interface InfoTextFilter {
  state: InfoTextState;
  text: string;
}

const initialFilter: InfoTextFilter = { state: 'valid', text: '' };
const initialSort: DataSort = { columnId: 'title', direction: 'ascending' };

/** The read index's field behind each sortable column. */
const sortFields: Readonly<Record<string, string>> = {
  unit: 'unit',
  valid: 'holdsUntil',
  organisation: 'organisation',
};

interface InfoTextListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  onCreate: (() => void) | undefined;
  searchRef: Ref<HTMLInputElement>;
}

/** The info texts by how they stand today. */
export function InfoTextList({ selectedId, onSelect, onOpen, onCreate, searchRef }: InfoTextListProps) {
  const t = useT();
  const stored = useDraft<InfoTextFilter>('view.info-texts.filter', initialFilter);
  const filter = stored.value;
  const today = useToday();
  const change = (some: Partial<InfoTextFilter>) => stored.set({ ...filter, ...some });
  const { table } = useRowList({
    name: 'info-texts',
    initialSort,
    question: JSON.stringify(filter),
    isQuestionKnown: stored.loaded,
    query: ({ columnId, direction }, range) => {
      const order = [
        { field: sortFields[columnId] ?? 'title', descending: direction === 'descending' },
        { field: 'title', descending: false },
      ];
      return infoTextQuery(filter, today, order, range);
    },
  });
  const counts = useStateCounts(filter.text, today);
  const columns = useColumns();
  const isSearching = filter.text !== '';
  return (
    <ListFrame
      filters={
        <SegmentedControl
          label={t('infoTexts.view')}
          value={filter.state}
          onChange={(state) => change({ state })}
          options={states.map((id) => ({ id, label: t(`infoTexts.view.${id}`), count: counts[id] }))}
        />
      }
      search={{
        label: t('infoTexts.search'),
        value: filter.text,
        onChange: (text) => change({ text }),
        inputRef: searchRef,
      }}
      table={{ ...table, label: t('infoTexts.title'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <Info aria-hidden="true" />,
        title: t(isSearching ? 'infoTexts.emptySearch' : 'infoTexts.empty'),
        help: t(isSearching ? 'infoTexts.emptySearchHelp' : 'infoTexts.emptyHelp'),
        action: onCreate !== undefined && (
          <Button keyHint={infoTextKeys.create.keys} onPress={onCreate}>
            {t('infoTexts.new')}
          </Button>
        ),
      }}
    />
  );
}

function useStateCounts(text: string, today: string): Record<InfoTextState, number> {
  const asked = (state: InfoTextState) => infoTextQuery({ state, text }, today, [], { start: 0, end: 0 });
  return {
    valid: useRows(asked('valid'))?.total ?? 0,
    coming: useRows(asked('coming'))?.total ?? 0,
    over: useRows(asked('over'))?.total ?? 0,
    retired: useRows(asked('retired'))?.total ?? 0,
  };
}

function useColumns(): DataColumn<InfoText>[] {
  const t = useT();
  const organisations = useOrganisationsByKey();
  const units = useLookup('units');
  return useMemo(
    () => [
      {
        id: 'title',
        header: t('infoTexts.column.title'),
        width: 200,
        grow: 3,
        isSortable: true,
        cell: (info) => <NameCell name={info.title} kind="infoTexts" id={info.id} />,
      },
      {
        id: 'unit',
        header: t('infoTexts.column.unit'),
        width: 130,
        grow: 1,
        isSortable: true,
        hideBelow: 520,
        cell: (info) => <ClippedText>{units.get(info.unitId ?? '')?.name ?? ''}</ClippedText>,
      },
      {
        id: 'valid',
        header: t('infoTexts.column.valid'),
        width: 170,
        isSortable: true,
        hideBelow: 640,
        cell: (info) => <InfoTextStatePill info={info} />,
      },
      {
        id: 'organisation',
        header: t('infoTexts.column.organisation'),
        width: 112,
        isSortable: true,
        cell: (info) => organisations.get(info.organisationId)?.shortName ?? info.organisationId,
      },
    ],
    [t, organisations, units],
  );
}
