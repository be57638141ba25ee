import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';

export const stockViews = ['all', 'toOrder', 'own'] as const;
export type StockView = (typeof stockViews)[number];

/** What the stock is narrowed to; remembered between starts. */
export interface StockFilter {
  view: StockView;
  placeId: Id | null;
  text: string;
}

export const initialStockFilter: StockFilter = { view: 'all', placeId: null, text: '' };

function viewConditions(view: StockView, ownPlaceIds: readonly Id[]): Condition[] {
  switch (view) {
    case 'all':
      return [];
    case 'toOrder':
      return [{ field: 'isToOrder', op: 'in', values: [true] }];
    case 'own':
      return [{ field: 'placeId', op: 'in', values: ownPlaceIds }];
    default:
      return assertNever(view);
  }
}

/** Returns the list's question; `ownPlaceIds` are the places that are the person's own. */
export function stockListQuery(
  { view, placeId, text }: StockFilter,
  ownPlaceIds: readonly Id[],
  sort: readonly SortKey[],
  range: ListQuery['range'],
): ListQuery<'stockBalances'> {
  const where = viewConditions(view, ownPlaceIds);
  if (placeId !== null) where.push({ field: 'placeId', op: 'in', values: [placeId] });
  return { kind: 'stockBalances', where, text, sort, range, facets: [] };
}

/** The read index's field behind each sortable column. */
export const stockSortFields: Readonly<Record<string, string>> = {
  part: 'part',
  articleNumber: 'articleNumber',
  place: 'place',
  quantity: 'quantity',
  inStock: 'inStock',
  organisation: 'organisation',
  changed: 'changedAt',
};
