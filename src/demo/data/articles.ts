import type { Article } from '#shared/knowledge/schema.ts';
import { articleTexts } from './article-texts.ts';
import { serviceId } from './catalogue.ts';
import { namedId } from './ids.ts';
import { provider } from './organisations.ts';
import { userId } from './staff.ts';

const DAY = 86_400_000;

/** Returns the knowledge articles; some are to be read again before `today`, a local date ("2026-11-18"). */
export function makeArticles(today: string): Article[] {
  return articleTexts.map(({ key, title, body, keywords, services, author, reviewInDays, status }) => ({
    id: namedId(`article:${key}`),
    organisationId: provider,
    version: 0,
    title,
    body,
    keywords: [...keywords],
    serviceIds: services.map(serviceId),
    reviewOn:
      reviewInDays === null ? null : new Date(Date.parse(today) + reviewInDays * DAY).toISOString().slice(0, 10),
    images: [],
    status,
    authorUserId: userId(author),
    solvedCount: 0,
  }));
}
