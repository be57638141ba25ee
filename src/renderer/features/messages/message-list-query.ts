import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Condition, ListQuery, SortKey } from '#shared/replica/query.ts';

export const messageViews = ['in', 'sent', 'to-do'] as const;
export type MessageView = (typeof messageViews)[number];

/** What the list of messages is narrowed to; remembered between starts. */
export interface MessageFilter {
  view: MessageView;
  unreadOnly: boolean;
  text: string;
}

export const initialMessageFilter: MessageFilter = { view: 'in', unreadOnly: false, text: '' };

function viewConditions({ view, unreadOnly }: MessageFilter, userId: Id): Condition[] {
  switch (view) {
    case 'in':
      return [{ field: unreadOnly ? 'unreadBy' : 'toUserIds', op: 'contains', texts: [userId] }];
    case 'sent':
      return [{ field: 'fromUserId', op: 'in', values: [userId] }];
    case 'to-do':
      return [
        { field: 'fromUserId', op: 'in', values: [userId] },
        { field: 'isToFollowUp', op: 'in', values: [true] },
      ];
    default:
      return assertNever(view);
  }
}

/** Returns the list's question for the person who looks. */
export function messageListQuery(
  filter: MessageFilter,
  userId: Id,
  sort: readonly SortKey[],
  range: { start: number; end: number },
): ListQuery<'messages'> {
  return { kind: 'messages', where: viewConditions(filter, userId), text: filter.text, sort, range, facets: [] };
}

/** The read index's field behind each sortable column. */
export const messageSortFields: Readonly<Record<string, string>> = {
  from: 'from',
  to: 'to',
  subject: 'subject',
  caller: 'callerName',
  sentAt: 'sentAt',
};
