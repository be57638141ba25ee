import { useMemo } from 'react';
import { useActor, useNow, useRows } from '#renderer/data/index.ts';
import type { CallBack } from '#shared/call-backs/schema.ts';
import type { Message } from '#shared/messages/schema.ts';
import type { Condition, ListQuery } from '#shared/replica/query.ts';

const mostMessages = 50;
const mostCallBacks = 50;
const minute = 60_000;

const noMessages: readonly Message[] = [];
const noCallBacks: readonly CallBack[] = [];

function latest(where: readonly Condition[]): ListQuery<'messages'> {
  const sort = [{ field: 'sentAt', descending: true }];
  return { kind: 'messages', where, text: '', sort, range: { start: 0, end: mostMessages }, facets: [] };
}

/** Returns the messages the person has not read and those of theirs that did not arrive, the latest of each. */
export function useNoticedMessages(): readonly Message[] {
  const { userId } = useActor();
  const unread = useRows(latest([{ field: 'unreadBy', op: 'contains', texts: [userId] }]))?.rows ?? noMessages;
  const failed =
    useRows(
      latest([
        { field: 'fromUserId', op: 'in', values: [userId] },
        { field: 'hasFailed', op: 'in', values: [true] },
      ]),
    )?.rows ?? noMessages;
  return useMemo(() => [...unread, ...failed], [unread, failed]);
}

/** Returns the call-backs of the person that are due, what is due first first. */
export function useDueCallBacks(): readonly CallBack[] {
  const { userId } = useActor();
  const now = useNow(minute).toISOString();
  const query: ListQuery<'callBacks'> = {
    kind: 'callBacks',
    where: [
      { field: 'isOpen', op: 'in', values: [true] },
      { field: 'ownerUserId', op: 'in', values: [userId] },
      { field: 'dueAt', op: 'before', value: now },
    ],
    text: '',
    sort: [{ field: 'dueAt', descending: false }],
    range: { start: 0, end: mostCallBacks },
    facets: [],
  };
  return useRows(query)?.rows ?? noCallBacks;
}
