import { Cable } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import {
  Banner,
  Button,
  ClippedText,
  type DataColumn,
  type DataSort,
  DataTable,
  EmptyState,
  StatusPill,
  TimeText,
  useT,
} from '#renderer/ui/index.ts';
import type { KeptConnector } from '#shared/connectors/administration.ts';
import type { Id } from '#shared/identity/ids.ts';
import { stateWords } from './connector-words.ts';
import type { Connectors } from './use-connectors.ts';

interface ConnectorListProps {
  connectors: Connectors;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: () => void;
}

/** The ways to telephone exchanges, each with how it is. */
export function ConnectorList({
  connectors: { all, problem, reload },
  selectedId,
  onSelect,
  onOpen,
}: ConnectorListProps) {
  const t = useT();
  const organisations = useOrganisationsByKey();
  const [sort, setSort] = useState<DataSort>({ columnId: 'name', direction: 'ascending' });
  const columns = useMemo(
    (): DataColumn<KeptConnector>[] => [
      {
        id: 'name',
        header: t('connectors.name'),
        isSortable: true,
        width: 130,
        grow: 1,
        cell: ({ name }) => <ClippedText>{name}</ClippedText>,
      },
      {
        id: 'kind',
        header: t('connectors.kind'),
        isSortable: true,
        width: 120,
        hideBelow: 620,
        cell: ({ kind }) => t(`connectors.kind.${kind}`),
      },
      {
        id: 'organisations',
        header: t('connectors.organisations'),
        isSortable: true,
        width: 130,
        grow: 1,
        hideBelow: 520,
        cell: ({ organisationIds }) => (
          <ClippedText>{organisationIds.map((id) => organisations.get(id)?.shortName ?? id).join(', ')}</ClippedText>
        ),
      },
      {
        id: 'state',
        header: t('connectors.state'),
        isSortable: true,
        width: 130,
        cell: (row) => {
          const { words, tone } = stateWords(row, t);
          return <StatusPill tone={tone}>{words}</StatusPill>;
        },
      },
      {
        id: 'lastEvent',
        header: t('connectors.lastEvent'),
        isSortable: true,
        width: 110,
        hideBelow: 560,
        cell: ({ state }) =>
          state?.lastEventAt === null || state === null ? '–' : <TimeText instant={state.lastEventAt} />,
      },
    ],
    [t, organisations],
  );
  const rows = useMemo(() => {
    const wordsOf = (row: KeptConnector): string => {
      switch (sort.columnId) {
        case 'kind':
          return t(`connectors.kind.${row.kind}`);
        case 'organisations':
          return row.organisationIds.map((id) => organisations.get(id)?.shortName ?? id).join(', ');
        case 'state':
          return stateWords(row, t).words;
        case 'lastEvent':
          return row.state?.lastEventAt ?? '';
        default:
          return row.name;
      }
    };
    const sign = sort.direction === 'ascending' ? 1 : -1;
    return [...(all ?? [])].sort((one, other) => sign * wordsOf(one).localeCompare(wordsOf(other), 'sv'));
  }, [all, sort, t, organisations]);
  return (
    <>
      {problem !== null && (
        <Banner
          tone="soon"
          actions={
            <Button size="small" onPress={reload}>
              {t('connectors.again')}
            </Button>
          }
        >
          {t(`connectors.problem.${problem}`)}
        </Banner>
      )}
      <DataTable
        label={t('connectors.title')}
        columns={columns}
        rows={rows}
        total={rows.length}
        sort={sort}
        onSortChange={setSort}
        rowId={({ id }) => id}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        isLoading={all === null && problem === null}
        emptyState={
          <EmptyState icon={<Cable aria-hidden="true" />} title={t('connectors.empty')}>
            {t('connectors.emptyHelp')}
          </EmptyState>
        }
      />
    </>
  );
}
