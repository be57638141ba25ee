import { useRows } from '#renderer/data/index.ts';
import { addDays } from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Article } from '#shared/knowledge/schema.ts';

const most = 50;
const noArticles: readonly Article[] = [];

/** Returns the person's own articles whose day to be read again has come; `now` in epoch milliseconds. */
export function useArticlesToReview(userId: Id, now: number): readonly Article[] {
  const found = useRows({
    kind: 'articles',
    where: [
      { field: 'authorUserId', op: 'in', values: [userId] },
      { field: 'status', op: 'notIn', values: ['retired'] },
      { field: 'reviewOn', op: 'before', value: addDays(isoDateOf(now), 1) },
    ],
    text: '',
    sort: [{ field: 'reviewOn', descending: true }],
    range: { start: 0, end: most },
    facets: [],
  });
  return found?.rows ?? noArticles;
}
