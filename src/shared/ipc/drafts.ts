import { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { instantSchema } from '../time/instant.ts';

const draftKeySchema = z.string().min(1).max(500);

/** What somebody has begun to write, as JSON; null for one that was sent or thrown away. */
export const keptDraftSchema = z.object({
  key: draftKeySchema,
  text: z.string().max(5_000_000).nullable(),
  savedAt: instantSchema,
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;

/** Whose drafts are meant: a page that has not heard yet that somebody else has signed in gets and changes nothing of theirs. */
export const draftOwnerSchema = z.object({ userId: idSchema });

export const draftQuestionSchema = draftOwnerSchema.extend({ key: draftKeySchema });
export const draftWriteSchema = draftOwnerSchema.extend({ draft: keptDraftSchema });
