import { describe, expect, it } from 'vitest';
import { newId } from '../identity/ids.ts';
import { reviewNotice } from '../notices/notices.ts';
import { anArticle } from './samples.ts';
import type { Article } from './schema.ts';

const author = newId();
const article = anArticle({
  title: 'Glömt lösenord',
  reviewOn: '2026-11-23',
  authorUserId: author,
});
const told = (change: Partial<Article>, now: string, userId = author) =>
  reviewNotice({ ...article, ...change }, { userId, now })?.reason ?? null;

describe('an article that is to be read again', () => {
  it('is told of to its author from its day on, by the local calendar', () => {
    expect(told({}, '2026-11-22T22:59:00.000Z')).toBeNull();
    expect(told({}, '2026-11-22T23:00:00.000Z')).toBe('review-due');
    expect(told({}, '2026-12-24T10:00:00.000Z')).toBe('review-due');
  });

  it('is told of to nobody else, and not when it is out of use or has no day', () => {
    const now = '2026-11-24T10:00:00.000Z';
    expect(told({}, now, newId())).toBeNull();
    expect(told({ status: 'retired' }, now)).toBeNull();
    expect(told({ reviewOn: null }, now)).toBeNull();
  });
});
