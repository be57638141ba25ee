import { assertNever } from '#shared/assert-never.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';
import type { Instant } from '#shared/time/instant.ts';

export const loanViews = ['out', 'overdue', 'returned'] as const;
export type LoanView = (typeof loanViews)[number];

/** What the loan list is narrowed to; remembered between starts. */
export interface LoanFilter {
  view: LoanView;
  organisationId: OrganisationId | null;
  text: string;
}

export const initialLoanFilter: LoanFilter = { view: 'out', organisationId: null, text: '' };

function viewConditions(view: LoanView, now: Instant): Condition[] {
  switch (view) {
    case 'out':
      return [{ field: 'status', op: 'in', values: ['open'] }];
    case 'overdue':
      return [
        { field: 'status', op: 'in', values: ['open'] },
        { field: 'dueAt', op: 'before', value: now },
      ];
    case 'returned':
      return [{ field: 'status', op: 'in', values: ['returned', 'withdrawn'] }];
    default:
      return assertNever(view);
  }
}

/** Returns the list's question; `now` decides what is overdue. */
export function loanListQuery(
  filter: LoanFilter,
  now: Instant,
  sort: readonly SortKey[],
  range: { start: number; end: number },
): ListQuery<'loans'> {
  const where = viewConditions(filter.view, now);
  if (filter.organisationId !== null) {
    where.push({ field: 'organisationId', op: 'in', values: [filter.organisationId] });
  }
  return { kind: 'loans', where, text: filter.text, sort, range, facets: [] };
}

/** The read index's field behind each sortable column. */
export const loanSortFields: Readonly<Record<string, string>> = {
  device: 'device',
  model: 'deviceName',
  borrower: 'borrowerName',
  organisation: 'organisation',
  due: 'dueAt',
  lent: 'lentAt',
  lender: 'lender',
  returned: 'returnedAt',
};
