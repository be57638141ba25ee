import type { Id } from '../identity/ids.ts';
import { hasWord, tellingWords } from '../tickets/telling-words.ts';
import type { Article } from './schema.ts';

export interface SuggestionQuestion {
  /** What is being written: title, description, note. */
  text: string;
  serviceId: Id | null;
}

/** How much a word counts by where it stands. */
const weight = { head: 4, body: 1 };
const sameService = 3;
/** Characters of what is being written that are looked at. */
const lookedAt = 5_000;
/** So many words of what is written are looked at. */
const mostWords = 60;

interface ArticleWords {
  title: ReadonlySet<string>;
  keyword: ReadonlySet<string>;
  body: ReadonlySet<string>;
}

const known = new WeakMap<Article, ArticleWords>();

function articleWords(article: Article): ArticleWords {
  const before = known.get(article);
  if (before !== undefined) return before;
  const words = {
    title: tellingWords(article.title),
    keyword: tellingWords(article.keywords.join(' ')),
    body: tellingWords(article.body),
  };
  known.set(article, words);
  return words;
}

function scoreOf(article: Article, wanted: readonly string[], serviceId: Id | null): number {
  const words = articleWords(article);
  let inHead = 0;
  let score = 0;
  for (const word of wanted) {
    const isInHead = hasWord(words.title, word) || hasWord(words.keyword, word);
    if (isInHead) inHead += 1;
    score += isInHead ? weight.head : words.body.has(word) ? weight.body : 0;
  }
  const isOfService = serviceId !== null && article.serviceIds.includes(serviceId);
  // A word in the body alone tells too little, unless it is about the same service.
  if (inHead === 0 && !isOfService) return 0;
  return score + (isOfService ? sameService : 0);
}

/** A row that has not been to the server yet is the newest. */
function age(article: Article): number {
  return article.version === 0 ? Number.MAX_SAFE_INTEGER : article.version;
}

/**
 * Returns at most `most` published articles that may help with what is being written, best first: by words of title and
 * keywords, the same service, words of the text; of equal ones the latest changed first.
 */
export function suggestArticles(
  articles: readonly Article[],
  { text, serviceId }: SuggestionQuestion,
  most: number,
): Article[] {
  const wanted = [...tellingWords(text.slice(0, lookedAt))].slice(0, mostWords);
  if (wanted.length === 0 && serviceId === null) return [];
  return articles
    .filter(({ status }) => status === 'published')
    .map((article) => ({ article, score: scoreOf(article, wanted, serviceId) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || age(other.article) - age(one.article))
    .slice(0, most)
    .map(({ article }) => article);
}
