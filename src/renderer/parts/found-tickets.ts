import { useRows } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Ticket } from '#shared/tickets/schema.ts';

/** How many finds a person looks through. */
const shownAtMost = 20;

/** Tickets that a text finds; `isCurrent` is false while they still are those of the text before. */
export interface FoundTickets {
  tickets: readonly Ticket[];
  isCurrent: boolean;
}

/** Returns tickets by number (that one first) or by words, newest first, without `exceptId` when one is given; none for blank text. */
export function useFoundTickets(text: string, exceptId: Id | null): FoundTickets {
  const wanted = text.trim();
  const end = wanted === '' ? 0 : shownAtMost;
  const others = { field: 'id', op: 'notIn', values: exceptId === null ? [] : [exceptId] } as const;
  const named = useRows({
    kind: 'tickets',
    where: [others, { field: 'number', op: 'in', values: [wanted.toLocaleUpperCase('sv')] }],
    text: '',
    sort: [],
    range: { start: 0, end: Math.min(end, 2) },
    facets: [],
  });
  const found = useRows({
    kind: 'tickets',
    where: [others],
    text: wanted,
    sort: [{ field: 'createdAt', descending: true }],
    range: { start: 0, end },
    facets: [],
  });
  const first = end === 0 ? [] : (named?.rows ?? []);
  const rest = end === 0 ? [] : (found?.rows ?? []);
  return {
    tickets: [...first, ...rest.filter(({ id }) => first.every((ticket) => ticket.id !== id))],
    isCurrent: named?.isCurrent === true && found?.isCurrent === true,
  };
}
