import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';
import type { Instant } from '#shared/time/instant.ts';

export const callBackViews = ['open', 'mine', 'overdue', 'done'] as const;
export type CallBackView = (typeof callBackViews)[number];

/** What the list of call-backs is narrowed to; remembered between starts. */
export interface CallBackFilter {
  view: CallBackView;
  organisationId: OrganisationId | null;
  queueId: Id | null;
  text: string;
}

export const initialCallBackFilter: CallBackFilter = { view: 'open', organisationId: null, queueId: null, text: '' };

const open: Condition = { field: 'isOpen', op: 'in', values: [true] };

function viewConditions(view: CallBackView, userId: Id, now: Instant): Condition[] {
  switch (view) {
    case 'open':
      return [open];
    case 'mine':
      return [open, { field: 'ownerUserId', op: 'in', values: [userId] }];
    case 'overdue':
      return [open, { field: 'dueAt', op: 'before', value: now }];
    case 'done':
      return [{ field: 'isOpen', op: 'in', values: [false] }];
    default:
      return assertNever(view);
  }
}

/** Returns the list's question; `now` decides what is overdue. */
export function callBackQuery(
  { view, organisationId, queueId, text }: CallBackFilter,
  userId: Id,
  now: Instant,
  sort: readonly SortKey[],
  range: { start: number; end: number },
): ListQuery<'callBacks'> {
  const where = viewConditions(view, userId, now);
  if (organisationId !== null) where.push({ field: 'organisationId', op: 'in', values: [organisationId] });
  if (queueId !== null) where.push({ field: 'queueId', op: 'in', values: [queueId] });
  return { kind: 'callBacks', where, text, sort, range, facets: [] };
}

/** The read index's field behind each sortable column. */
export const callBackSortFields: Readonly<Record<string, string>> = {
  due: 'dueAt',
  who: 'who',
  number: 'number',
  about: 'about',
  owner: 'owner',
  queue: 'queue',
  origin: 'origin',
  done: 'doneAt',
  outcome: 'outcome',
};
