import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';
import { z } from 'zod';

/** Identifier of every row, made by whoever creates the row (RFC 9562, version 7, or version 5 where derived). */
export const idSchema = z.uuid();
export type Id = z.infer<typeof idSchema>;

/** Returns the identifier a text is (a parameter of a place, an argument nobody has parsed); null when it is none. */
export function idOrNull(text: unknown): Id | null {
  return idSchema.safeParse(text).data ?? null;
}

/** Returns a new time-ordered identifier (UUIDv7). */
export function newId(): Id {
  return uuidV7();
}

/**
 * Returns the identifier of the `label`-th thing a command creates: the same on the client and on the server,
 * so an optimistic row and its final version are one row.
 */
export function derivedId(commandId: Id, label: string): Id {
  return uuidV5(label, commandId);
}
