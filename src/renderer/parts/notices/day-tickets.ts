import { type LiveList, useRows } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Condition, ListQuery } from '#shared/replica/query.ts';

/** More than anybody has in a day; what is due first is taken first. */
const mostOpen = 300;
const mostOfGroups = 200;

/** Returns the question for tickets, what is due first first; the same question is answered once for all who ask it. */
export function dueFirst(where: readonly Condition[], end: number): ListQuery<'tickets'> {
  return {
    kind: 'tickets',
    where,
    text: '',
    sort: [{ field: 'dueAt', descending: false }],
    range: { start: 0, end },
    facets: [],
  };
}

/** Returns the open tickets a person has. */
export function useOwnTickets(userId: Id): LiveList<'tickets'> | null {
  return useRows(
    dueFirst(
      [
        { field: 'assigneeUserId', op: 'in', values: [userId] },
        { field: 'isOpen', op: 'in', values: [true] },
      ],
      mostOpen,
    ),
  );
}

/** Returns the open tickets of groups that nobody has. */
export function useUnassignedTickets(groupIds: readonly Id[]): LiveList<'tickets'> | null {
  return useRows(
    dueFirst(
      [
        { field: 'groupId', op: 'in', values: groupIds },
        { field: 'assigneeUserId', op: 'in', values: [null] },
        { field: 'isOpen', op: 'in', values: [true] },
      ],
      mostOfGroups,
    ),
  );
}
