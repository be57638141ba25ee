import type { Id } from '#shared/identity/ids.ts';
import type { ReplicaPosition } from './replica.ts';

interface Journal {
  clientId: Id;
  givenSeq: number;
  formerClientIds: readonly Id[];
}

/**
 * Returns the client id by which the rows know of more than this journal does; null while it is the journal they came to be with. Rows
 * contain a number of its client that it never gave: it was cut off. They count by a client it never was: it was deleted, and this is another.
 * A new command under a number that the rows contain would pass for one of theirs and not be shown, so a new client has to begin.
 */
export function lostJournalOf({ clientId, containedSeq }: ReplicaPosition, journal: Journal): Id | null {
  if (clientId === null) return null;
  const isWhole =
    clientId === journal.clientId ? containedSeq <= journal.givenSeq : journal.formerClientIds.includes(clientId);
  return isWhole ? null : clientId;
}
