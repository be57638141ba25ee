import type { Id } from '#shared/identity/ids.ts';

const keyOf = (userId: Id) => `vaxelbord.rows.${userId}`;

/**
 * Whether this computer had a person's rows at the last start. Only a hint, so that the frame is drawn while they are
 * read: what is really there the replica says as soon as it is open.
 */
export function hadRowsBefore(storage: Storage, userId: Id): boolean {
  return storage.getItem(keyOf(userId)) !== null;
}

/** Notes for the next start whether a person's rows are here. */
export function noteRows(storage: Storage, userId: Id, areHere: boolean): void {
  if (areHere) storage.setItem(keyOf(userId), 'here');
  else storage.removeItem(keyOf(userId));
}
