import type { z } from 'zod';
import { idSchema } from '../identity/ids.ts';
import { rowBaseSchema } from '../organisations/schema.ts';
import { instantSchema } from '../time/instant.ts';

/** A colleague called to a ticket by another: named in a note, given the ticket, or the author of a value that was replaced unseen. */
export const mentionSchema = rowBaseSchema.extend({
  ticketId: idSchema,
  /** The note that names them; null: the ticket was handed over to them. */
  noteId: idSchema.nullable(),
  /** The entry in the history that tells of a value of theirs replaced unseen: then they are called for that. */
  eventId: idSchema.nullable().default(null),
  userId: idSchema,
  byUserId: idSchema,
  at: instantSchema,
  /** When they took notice of it. */
  seenAt: instantSchema.nullable(),
});
export type Mention = z.infer<typeof mentionSchema>;

/** Colleagues that one note may name. */
export const mentionsMax = 50;
