import type { CommandArgs } from '#shared/commands/registry.ts';
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

/** What is being written, and what the article said when the writing began. */
export interface ArticleDraft {
  base: ArticleFields;
  fields: ArticleFields;
  organisationId: OrganisationId | null;
}

export const articleTitleMax = 300;
export const articleBodyMax = 100_000;
const keywordMax = 60;
const keywordsMost = 50;

/** Returns the words between the commas, each once. */
export function keywordsOf(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.trim()))].filter((word) => word !== '');
}

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
  return { base: fields, fields, organisationId: article?.organisationId ?? organisationId };
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
  const keywords = keywordsOf(fields.keywords);
  if (keywords.length > keywordsMost || keywords.some((word) => word.length > keywordMax)) {
    problems.keywords = 'knowledge.edit.keywordsTooMany';
  }
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

type Values = CommandArgs<'record.set'>['set'];

function valuesOf(fields: ArticleFields): Values {
  const { title, keywords, body, images } = fields;
  return { ...fields, title: title.trim(), keywords: keywordsOf(keywords), images: imagesIn(body, images) };
}

/** Returns the command that makes the article, or null while the draft has problems. */
export function createArticleArgs(draft: ArticleDraft, id: Id): CommandArgs<'record.create'> | null {
  const { organisationId, fields } = draft;
  if (organisationId === null || Object.keys(articleProblems(draft)).length > 0) return null;
  return { kind: 'articles', id, organisationId, values: valuesOf(fields) };
}

/** Returns the command for what was changed, with the values seen when the writing began; null when nothing was. */
export function changeArticleArgs(draft: ArticleDraft, id: Id): CommandArgs<'record.set'> | null {
  const [set, was] = [valuesOf(draft.fields), valuesOf(draft.base)];
  const changed = (name: string) => JSON.stringify(set[name]) !== JSON.stringify(was[name]);
  const only = (values: Values) => Object.fromEntries(Object.entries(values).filter(([name]) => changed(name)));
  const named = only(set);
  return Object.keys(named).length === 0 ? null : { kind: 'articles', id, set: named, was: only(was) };
}
