import { useActor, useLivePart, useLookup } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Queue } from '#shared/queues/schema.ts';
import { isInQueue } from '#shared/queues/skills.ts';

/** Returns the queues in use that the person belongs to, in their order, and which of them they are logged in to. */
export function useOwnQueues(): { own: readonly Queue[]; isIn: (queue: Queue) => boolean } {
  const { userId } = useActor();
  const queues = useLookup('queues');
  const own = [...queues.values()]
    .filter(({ active, memberUserIds }) => active && memberUserIds.includes(userId))
    .sort((one, other) => one.sortOrder - other.sortOrder || one.name.localeCompare(other.name, 'sv'));
  // As one text, so that the calls of the live picture do not draw this anew.
  const inIds = useLivePart(({ organisations }) =>
    own
      .filter(({ id, organisationId }) => {
        const state = organisations.get(organisationId)?.agents.get(userId);
        return state !== undefined && isInQueue(state, id);
      })
      .map(({ id }) => id)
      .join(),
  );
  const ids = new Set<Id>(inIds.split(','));
  return { own, isIn: ({ id }) => ids.has(id) };
}
