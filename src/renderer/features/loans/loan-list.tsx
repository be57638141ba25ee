import { PackageOpen } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useDraft, useLookup, useNow, useRows } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { useOrganisationOptions, useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { type DataColumn, type DataSort, FilterSelect, SegmentedControl, TimeText, useT } from '#renderer/ui/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Loan } from '#shared/loans/schema.ts';
import { DeviceModel, DeviceTag, LoanDue } from './loan-cells.tsx';
import {
  initialLoanFilter,
  type LoanFilter,
  type LoanView,
  loanListQuery,
  loanSortFields,
  loanViews,
} from './loan-list-query.ts';
import styles from './loans.module.css';

const initialSort: DataSort = { columnId: 'due', direction: 'ascending' };
const minute = 60_000;

const emptyWords: Record<LoanView, MessageId> = {
  out: 'loans.list.emptyOut',
  overdue: 'loans.list.emptyOverdue',
  returned: 'loans.list.emptyReturned',
};

interface LoanListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  searchRef: Ref<HTMLInputElement>;
}

/** What is out, overdue first; also what is overdue alone and what has come back. */
export function LoanList({ selectedId, onSelect, onOpen, searchRef }: LoanListProps) {
  const t = useT();
  const organisations = useOrganisationOptions('loan.read');
  const stored = useDraft<LoanFilter>('view.loans.filter', initialLoanFilter);
  const now = useNow(minute).toISOString();
  const filter = stored.value;
  const change = (some: Partial<LoanFilter>) => stored.set({ ...filter, ...some });

  const { table } = useRowList({
    name: 'loans',
    initialSort,
    question: JSON.stringify(filter),
    isQuestionKnown: stored.loaded,
    query: ({ columnId, direction }, range) => {
      const order = [{ field: loanSortFields[columnId] ?? 'dueAt', descending: direction === 'descending' }];
      return loanListQuery(filter, now, order, range);
    },
  });
  const counts = useViewCounts(filter, now);
  const columns = useLoanColumns(filter.view);
  const isSearching = filter.text !== '' || filter.organisationId !== null;
  return (
    <div className={styles.list}>
      <ListFrame
        filters={
          <>
            <SegmentedControl
              label={t('loans.view.label')}
              value={filter.view}
              onChange={(view) => change({ view })}
              options={loanViews.map((id) => ({ id, label: t(`loans.view.${id}`), count: counts[id] }))}
            />
            {organisations.length > 1 && (
              <FilterSelect
                label={t('loans.organisation')}
                every={t('loans.everyOrganisation')}
                options={organisations}
                value={filter.organisationId}
                onChange={(id) => change({ organisationId: id })}
              />
            )}
          </>
        }
        search={{
          label: t('loans.search'),
          value: filter.text,
          onChange: (text) => change({ text }),
          inputRef: searchRef,
        }}
        table={{ ...table, label: t('loans.title'), columns, selectedId, onSelect, onOpen }}
        empty={{
          icon: <PackageOpen aria-hidden="true" />,
          title: t(isSearching ? 'loans.list.emptySearch' : emptyWords[filter.view]),
          help: t(isSearching ? 'loans.list.emptySearchHelp' : 'loans.list.emptyHelp'),
        }}
      />
    </div>
  );
}

function useViewCounts(filter: LoanFilter, now: string): Record<LoanView, number> {
  const asked = (view: LoanView) => loanListQuery({ ...filter, view }, now, [], { start: 0, end: 0 });
  return {
    out: useRows(asked('out'))?.total ?? 0,
    overdue: useRows(asked('overdue'))?.total ?? 0,
    returned: useRows(asked('returned'))?.total ?? 0,
  };
}

function useLoanColumns(view: LoanView): DataColumn<Loan>[] {
  const t = useT();
  const users = useLookup('users');
  const organisations = useOrganisationsByKey();
  return useMemo(() => {
    const time: DataColumn<Loan> =
      view === 'returned'
        ? {
            id: 'returned',
            header: t('loans.column.returned'),
            width: 140,
            isSortable: true,
            cell: (loan) => (loan.returnedAt === null ? '' : <TimeText instant={loan.returnedAt} />),
          }
        : {
            id: 'due',
            header: t('loans.column.due'),
            width: 140,
            isSortable: true,
            cell: (loan) => <LoanDue loan={loan} />,
          };
    return [
      {
        id: 'device',
        header: t('loans.column.device'),
        width: 96,
        isSortable: true,
        cell: (loan) => <DeviceTag id={loan.deviceId} />,
      },
      {
        id: 'borrower',
        header: t('loans.column.borrower'),
        width: 130,
        grow: 1,
        isSortable: true,
        cell: (loan) => <NameCell name={loan.borrowerName} kind="loans" id={loan.id} />,
      },
      time,
      {
        id: 'model',
        header: t('loans.column.model'),
        width: 150,
        grow: 1,
        isSortable: true,
        hideBelow: 520,
        cell: (loan) => <DeviceModel id={loan.deviceId} />,
      },
      {
        id: 'organisation',
        header: t('loans.column.organisation'),
        width: 104,
        isSortable: true,
        hideBelow: 640,
        cell: (loan) => organisations.get(loan.organisationId)?.shortName ?? loan.organisationId,
      },
      {
        id: 'lent',
        header: t('loans.column.lent'),
        width: 156,
        isSortable: true,
        hideBelow: 780,
        cell: (loan) => <TimeText instant={loan.lentAt} />,
      },
      {
        id: 'lender',
        header: t('loans.column.lender'),
        width: 120,
        isSortable: true,
        hideBelow: 900,
        cell: (loan) => users.get(loan.lentByUserId)?.name ?? '',
      },
    ];
  }, [t, view, users, organisations]);
}
