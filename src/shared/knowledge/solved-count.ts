import type { Put } from '../commands/definition.ts';
import type { Article } from './schema.ts';

/** Returns the write of an article that has solved one ticket more. */
export function solvedOnce(article: Article): Put {
  return { kind: 'articles', row: { ...article, solvedCount: article.solvedCount + 1 } };
}
