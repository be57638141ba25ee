import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';

/** What names a notice for as long as it is about the same thing: its reason, what it is about, and until when. */
export const noticeKeySchema = z.string().min(1).max(160);

/** Marks kept in an organisation whether or not their notice still stands; beyond, those whose notice is gone are dropped. */
export const noticeMarksUsual = 500;

/** Marks there may be in an organisation: more than notices can stand at once (parts/notices). The oldest are forgotten first. */
export const noticeMarksMax = 1_500;

/** The notices of one organisation that one person has taken note of; nobody else gets to see the row. */
export const noticeMarksSchema = rowBaseSchema.extend({
  userId: idSchema,
  /** Keys of notices, the latest seen last. */
  keys: z.array(noticeKeySchema).max(noticeMarksMax),
});
export type NoticeMarks = z.infer<typeof noticeMarksSchema>;
