import type { Id } from '../identity/ids.ts';
import type { Article } from './schema.ts';

export interface SuggestionQuestion {
  /** What is being written: title, description, note. */
  text: string;
  serviceId: Id | null;
}

/** How much a word counts by where it stands. */
const weight = { head: 4, body: 1 };
const sameService = 3;
const shortestWord = 3;

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

function wordsOf(text: string): string[] {
  return folded(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length >= shortestWord);
}

/** Words that stand in every text and tell nothing (Swedish and English). */
const empty = new Set(
  wordsOf(
    'och att det som för med den till inte men var har kan ska när hur vad från han hon vid även efter också bara får blir något någon alla min din sin the and for that with not has can you was are this from have',
  ),
);

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
    title: new Set(wordsOf(article.title)),
    keyword: new Set(article.keywords.flatMap(wordsOf)),
    body: new Set(wordsOf(article.body)),
  };
  known.set(article, words);
  return words;
}

/** Swedish bends and joins words: one that begins the other counts, if it is not much shorter. */
function isSameWord(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && (short === long || short.length >= 4);
}

function has(words: ReadonlySet<string>, wanted: string): boolean {
  if (words.has(wanted)) return true;
  for (const word of words) if (isSameWord(word, wanted)) return true;
  return false;
}

function scoreOf(article: Article, wanted: readonly string[], serviceId: Id | null): number {
  const words = articleWords(article);
  let inHead = 0;
  let score = 0;
  for (const word of wanted) {
    const isInHead = has(words.title, word) || has(words.keyword, word);
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
  const wanted = [...new Set(wordsOf(text))].filter((word) => !empty.has(word)).slice(0, 60);
  if (wanted.length === 0 && serviceId === null) return [];
  return articles
    .filter(({ status }) => status === 'published')
    .map((article) => ({ article, score: scoreOf(article, wanted, serviceId) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || age(other.article) - age(one.article))
    .slice(0, most)
    .map(({ article }) => article);
}
