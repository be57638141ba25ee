import {
  areKeywordsTooMany,
  keywordsOf,
  type RecordDraft,
  type RecordWriting,
  startRecord,
} from '#renderer/parts/records/record-draft.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { imageMark, imagesIn } from '#shared/knowledge/article-images.ts';
import { type Article, type ArticleImage, mostArticleImages } from '#shared/knowledge/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';

/** The fields a person writes. */
export interface ArticleFields {
  title: string;
  body: string;
  /** With commas between. */
  keywords: string;
  serviceIds: Id[];
  reviewOn: string | null;
  images: ArticleImage[];
  status: Article['status'];
}

export type ArticleDraft = RecordDraft<ArticleFields>;

export const articleTitleMax = 300;
export const articleBodyMax = 100_000;
/** Returns the draft of an article; an empty one for a new article, in the only organisation one writes for. */
export function startArticle(article: Article | undefined, organisationId: OrganisationId | null): ArticleDraft {
  const fields: ArticleFields = {
    title: article?.title ?? '',
    body: article?.body ?? '',
    keywords: (article?.keywords ?? []).join(', '),
    serviceIds: article?.serviceIds ?? [],
    reviewOn: article?.reviewOn ?? null,
    images: article?.images ?? [],
    status: article?.status ?? 'draft',
  };
  return startRecord(fields, article?.organisationId ?? organisationId);
}

export type ArticleProblems = Partial<Record<'title' | 'body' | 'keywords' | 'organisationId', MessageId>>;

/** Returns what must be put right before the article can be saved, by field. */
export function articleProblems({ fields, organisationId }: ArticleDraft): ArticleProblems {
  const problems: ArticleProblems = {};
  const title = fields.title.trim();
  if (organisationId === null) problems.organisationId = 'knowledge.edit.organisationMissing';
  if (title === '') problems.title = 'knowledge.edit.titleMissing';
  else if (title.length > articleTitleMax) problems.title = 'knowledge.edit.tooLong';
  if (fields.body.length > articleBodyMax) problems.body = 'knowledge.edit.tooLong';
  if (areKeywordsTooMany(fields.keywords)) problems.keywords = 'knowledge.edit.keywordsTooMany';
  if (imagesIn(fields.body, fields.images).length > mostArticleImages) problems.body = 'knowledge.edit.picturesTooMany';
  return problems;
}

/** Returns the fields with a picture put into the text at `caret`, as a paragraph of its own, and the caret after it. */
export function withPicture(
  fields: Pick<ArticleFields, 'body' | 'images'>,
  image: ArticleImage,
  caret: number,
): { change: Pick<ArticleFields, 'body' | 'images'>; caret: number } {
  const before = fields.body.slice(0, caret).trimEnd();
  const after = fields.body.slice(caret).trimStart();
  const head = `${before}${before === '' ? '' : '\n\n'}${imageMark(image)}\n\n`;
  const images = fields.images.some(({ hash }) => hash === image.hash) ? fields.images : [...fields.images, image];
  return { change: { body: head + after, images }, caret: head.length };
}

/** How an article is written. */
export const articleWriting: RecordWriting<ArticleFields, ArticleProblems> = {
  kind: 'articles',
  problemsOf: articleProblems,
  valuesOf: (fields) => ({
    ...fields,
    title: fields.title.trim(),
    keywords: keywordsOf(fields.keywords),
    images: imagesIn(fields.body, fields.images),
  }),
};
