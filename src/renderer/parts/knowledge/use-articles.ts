import { useMemo } from 'react';
import { useRows } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { suggestArticles } from '#shared/knowledge/suggest-articles.ts';
import type { ListQuery } from '#shared/replica/query.ts';

/** More than anybody keeps up to date. */
const mostArticles = 1_000;

/** What everybody may read. */
export const publishedArticles: ListQuery<'articles'> = {
  kind: 'articles',
  where: [{ field: 'status', op: 'in', values: ['published'] }],
  text: '',
  sort: [],
  range: { start: 0, end: mostArticles },
  facets: [],
};

const none: readonly Article[] = [];

/** Returns the published articles that may help with what is being written, best first; also without network. */
export function useSuggestedArticles(text: string, serviceId: Id | null, most: number): readonly Article[] {
  const articles = useRows(publishedArticles)?.rows ?? none;
  return useMemo(() => suggestArticles(articles, { text, serviceId }, most), [articles, text, serviceId, most]);
}
