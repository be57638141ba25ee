import { newId } from '../identity/ids.ts';
import type { Article } from './schema.ts';

/** Returns a published article of Burlöv that has solved nothing yet. */
export function anArticle(change: Partial<Article> = {}): Article {
  return {
    id: newId(),
    organisationId: 'burlov',
    version: 1,
    title: 'Något annat',
    body: '',
    keywords: [],
    serviceIds: [],
    reviewOn: null,
    images: [],
    status: 'published',
    authorUserId: newId(),
    solvedCount: 0,
    ...change,
  };
}
