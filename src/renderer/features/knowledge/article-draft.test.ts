import { describe, expect, it } from 'vitest';
import { changeRecordArgs, createRecordArgs } from '#renderer/parts/records/record-draft.ts';
import { newId } from '#shared/identity/ids.ts';
import { anArticle } from '#shared/knowledge/samples.ts';
import type { Article } from '#shared/knowledge/schema.ts';
import { type ArticleDraft, articleProblems, articleWriting, startArticle, withPicture } from './article-draft.ts';

const changeArticleArgs = (draft: ArticleDraft, id: Article['id']) => changeRecordArgs(articleWriting, draft, id);
const createArticleArgs = (draft: ArticleDraft, id: Article['id']) => createRecordArgs(articleWriting, draft, id);

const article = anArticle({
  version: 3,
  title: 'Byta lösenord',
  body: '1. Ring upp',
  keywords: ['inloggning', 'låst'],
  serviceIds: [newId()],
  reviewOn: '2026-12-01',
  solvedCount: 4,
});

describe('writing an article', () => {
  it('that changes nothing asks for nothing', () => {
    expect(changeArticleArgs(startArticle(article, null), article.id)).toBeNull();
  });

  it('names exactly what was changed, with what was seen', () => {
    const draft = startArticle(article, null);
    const changed = { ...draft, fields: { ...draft.fields, keywords: 'inloggning, låst, glömt', reviewOn: null } };
    expect(changeArticleArgs(changed, article.id)).toEqual({
      kind: 'articles',
      id: article.id,
      set: { keywords: ['inloggning', 'låst', 'glömt'], reviewOn: null },
      was: { keywords: ['inloggning', 'låst'], reviewOn: '2026-12-01' },
    });
  });

  it('of a new one begins as a draft, and needs a title and an organisation', () => {
    const draft = startArticle(undefined, null);
    expect(draft.fields.status).toBe('draft');
    expect(Object.keys(articleProblems(draft)).sort()).toEqual(['organisationId', 'title']);
    expect(createArticleArgs(draft, article.id)).toBeNull();
    const whole = { ...draft, organisationId: 'burlov', fields: { ...draft.fields, title: ' Ny ' } };
    expect(createArticleArgs(whole, article.id)).toMatchObject({ organisationId: 'burlov', values: { title: 'Ny' } });
  });

  it('puts a picture in as a paragraph of its own, and keeps only pictures the text still has', () => {
    const image = { hash: 'a1'.repeat(32), name: 'Baksidan.png', addedByUserId: newId() };
    const draft = startArticle(article, null);
    const { change, caret } = withPicture({ body: 'Dra ur sladden.Vänta.', images: [] }, image, 15);
    expect(change.body).toBe(`Dra ur sladden.\n\n![Baksidan.png](attachment:${image.hash})\n\nVänta.`);
    expect(change.body.slice(caret)).toBe('Vänta.');
    const fields = { ...draft.fields, ...change };
    expect(changeArticleArgs({ ...draft, fields }, article.id)?.set).toEqual({ body: change.body, images: [image] });
    const without = { ...fields, body: article.body };
    expect(changeArticleArgs({ ...draft, fields: without }, article.id)).toBeNull();
  });
});
