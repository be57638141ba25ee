import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';

export const articleViews = ['published', 'review', 'draft', 'retired'] as const;
export type ArticleView = (typeof articleViews)[number];

/** What the list shows; kept as a draft, so that it is there after a restart. */
export interface ArticleFilter {
  view: ArticleView;
  text: string;
}

export const initialArticleFilter: ArticleFilter = { view: 'published', text: '' };

/** The read index's field behind each sortable column. */
export const articleSortFields: Readonly<Record<string, string>> = {
  title: 'title',
  solved: 'solvedCount',
  review: 'reviewOn',
  organisation: 'organisation',
};

/** Returns whether a review date has come. Both are local dates. */
export function isReviewDue(reviewOn: string | null, today: string): boolean {
  return reviewOn !== null && reviewOn <= today;
}

/** Returns the list's question; `tomorrow` is a local date: what is to be reviewed today is due. */
export function articleListQuery(
  { view, text }: ArticleFilter,
  tomorrow: string,
  sort: readonly SortKey[],
  range: ListQuery['range'],
): ListQuery<'articles'> {
  const where: Condition[] =
    view === 'review'
      ? [
          { field: 'status', op: 'in', values: ['published'] },
          { field: 'reviewOn', op: 'before', value: tomorrow },
        ]
      : [{ field: 'status', op: 'in', values: [view] }];
  return { kind: 'articles', where, text, sort, range, facets: [] };
}
