import { z } from 'zod';
import { contentHashSchema } from '../attachments/schema.ts';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

/** A picture in an article: the text refers to its bytes by their hash. */
export const articleImageSchema = z.object({
  hash: contentHashSchema,
  name: z.string().trim().min(1).max(255),
  /** Who sent the bytes; nobody names another's file. */
  addedByUserId: idSchema,
});
export type ArticleImage = z.infer<typeof articleImageSchema>;

/** As many pictures as an article takes. */
export const mostArticleImages = 30;

/** A short article that helps to solve the same thing again. */
export const articleSchema = rowBaseSchema.extend({
  title: z.string().trim().min(1).max(300),
  /** Markdown (CommonMark). */
  body: z.string().max(100_000),
  images: z.array(articleImageSchema).max(mostArticleImages).default([]),
  /** Words people use that the text does not. */
  keywords: z.array(z.string().trim().min(1).max(60)).max(50),
  serviceIds: z.array(idSchema).max(50),
  /** Local date after which somebody must read it again; null: never. */
  reviewOn: z.iso.date().nullable(),
  /** A draft is seen by those who write articles. */
  status: z.enum(['draft', 'published', 'retired']),
  authorUserId: idSchema,
  /** Tickets it was said to have solved. */
  solvedCount: z.number().int().nonnegative(),
});
export type Article = z.infer<typeof articleSchema>;
