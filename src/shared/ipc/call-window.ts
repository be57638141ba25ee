import { z } from 'zod';
import { instantSchema } from '../time/instant.ts';

/** What the small window shows of one call, in words already: it knows nothing but this. */
export const callCardSchema = z.object({
  state: z.enum(['ringing', 'active']),
  caller: z.string().max(200),
  /** The queue, and whose number was called. */
  place: z.string().max(300),
  since: instantSchema,
});
export type CallCard = z.infer<typeof callCardSchema>;

/** What can be pressed in the small window; `open` goes to the call in the window it came from. */
export const callCardActSchema = z.enum(['answer', 'end', 'open']);
export type CallCardAct = z.infer<typeof callCardActSchema>;
