import { useEffect, useState } from 'react';
import type { Id } from '#shared/identity/ids.ts';
import { useHasAny, useReplicaState, useSyncStatus } from '../data/index.ts';

const keyOf = (userId: Id) => `vaxelbord.rows.${userId}`;

/**
 * Whether this computer had a person's rows at the last start. Only a hint, so that the frame is drawn while they are
 * read: what is really there the replica says as soon as it is open.
 */
function hadRowsBefore(storage: Storage, userId: Id): boolean {
  return storage.getItem(keyOf(userId)) !== null;
}

/** Notes for the next start whether a person's rows are here. */
function noteRows(storage: Storage, userId: Id, areHere: boolean): void {
  if (areHere) storage.setItem(keyOf(userId), 'here');
  else storage.removeItem(keyOf(userId));
}

/**
 * Whether there are rows to work with, once there were: with those from before the server need not have been heard of. Where
 * the last start had some, the frame is drawn while the replica opens, and only one that says otherwise takes it away.
 */
export function useHasSomethingToWorkWith(userId: Id): boolean {
  const status = useSyncStatus();
  const replica = useReplicaState();
  // Everybody sees an organisation: without any, there are no rows.
  const hasAny = useHasAny('organisations');
  const [wasReady, setWasReady] = useState(false);
  const [hadRows] = useState(() => hadRowsBefore(localStorage, userId));
  const isOpen = replica.type === 'open';
  const isReady = isOpen && (hasAny === true || (status.lastPulledAt !== null && status.snapshot === null));
  const isEmpty = isOpen && hasAny === false && !isReady;
  if (isReady && !wasReady) setWasReady(true);
  useEffect(() => {
    if (wasReady || isEmpty) noteRows(localStorage, userId, wasReady);
  }, [userId, wasReady, isEmpty]);
  const isStillReading = replica.type === 'closed' || replica.type === 'opening' || (isOpen && hasAny === null);
  return wasReady || isReady || (hadRows && isStillReading);
}
