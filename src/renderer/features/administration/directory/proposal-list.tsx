import { MessageSquarePlus } from 'lucide-react';
import { useMemo } from 'react';
import { useDraft, useLookup } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { useProposedNames } from '#renderer/parts/notices/use-proposal-notices.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { type DataColumn, type DataSort, SegmentedControl, TimeText, useT } from '#renderer/ui/index.ts';
import type { DirectoryProposal } from '#shared/directory/proposal-schema.ts';
import type { Id } from '#shared/identity/ids.ts';

interface Filter {
  shows: 'waiting' | 'decided';
}

const initialFilter: Filter = { shows: 'waiting' };
const initialSort: DataSort = { columnId: 'at', direction: 'descending' };

interface ProposalListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
}

/** What operators propose to change, waiting ones or those decided on. */
export function ProposalList({ selectedId, onSelect, onOpen }: ProposalListProps) {
  const t = useT();
  const users = useLookup('users');
  const stored = useDraft<Filter>('view.administration.proposals', initialFilter);
  const { shows } = stored.value;
  const { table } = useRowList({
    name: 'administration.proposals',
    initialSort,
    question: shows,
    query: ({ columnId, direction }, range) => ({
      kind: 'directoryProposals',
      where: [{ field: 'status', op: shows === 'waiting' ? 'in' : 'notIn', values: ['waiting'] }],
      text: '',
      sort: [{ field: columnId, descending: direction === 'descending' }],
      range,
      facets: [],
    }),
  });
  const names = useProposedNames(table.rows);
  const columns = useMemo(
    (): DataColumn<DirectoryProposal>[] => [
      {
        id: 'record',
        header: t('directory.proposal.about'),
        isSortable: true,
        width: 170,
        grow: 1,
        cell: ({ id, recordId }) => (
          <NameCell name={names.get(recordId) ?? t('administration.unknownRow')} kind="directoryProposals" id={id} />
        ),
      },
      {
        id: 'by',
        header: t('directory.proposal.by'),
        isSortable: true,
        width: 140,
        grow: 1,
        cell: ({ byUserId }) => users.get(byUserId)?.name ?? t('administration.unknownRow'),
      },
      {
        id: 'at',
        header: t('directory.proposal.at'),
        width: 120,
        isSortable: true,
        cell: ({ at }) => <TimeText instant={at} />,
      },
    ],
    [t, users, names],
  );
  return (
    <ListFrame
      filters={
        <SegmentedControl
          label={t('administration.shows')}
          value={shows}
          onChange={(next) => stored.set({ shows: next })}
          options={[
            { id: 'waiting', label: t('directory.proposals.waiting') },
            { id: 'decided', label: t('directory.proposals.decided') },
          ]}
        />
      }
      table={{ ...table, label: t('directory.proposals.title'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <MessageSquarePlus aria-hidden="true" />,
        title: t(shows === 'waiting' ? 'directory.proposals.none' : 'directory.proposals.noneDecided'),
        help: t('directory.proposals.help'),
      }}
    />
  );
}
