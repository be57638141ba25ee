import { useMemo } from 'react';
import { useActor, useRows } from '#renderer/data/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Mention } from '#shared/mentions/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';

const mostMentions = 100;

export interface UnseenMention {
  mention: Mention;
  ticket: Ticket;
}

const none: readonly never[] = [];

/** Returns the calls to tickets that the signed-in person has not taken notice of, the latest first. */
export function useUnseenMentions(): readonly UnseenMention[] {
  const { userId } = useActor();
  const mentions =
    useRows({
      kind: 'mentions',
      where: [
        { field: 'userId', op: 'in', values: [userId] },
        { field: 'seenAt', op: 'in', values: [null] },
      ],
      text: '',
      sort: [{ field: 'at', descending: true }],
      range: { start: 0, end: mostMentions },
      facets: [],
    })?.rows ?? none;
  const ticketIds: Id[] = [...new Set(mentions.map(({ ticketId }) => ticketId))].sort();
  const tickets =
    useRows({
      kind: 'tickets',
      where: [{ field: 'id', op: 'in', values: ticketIds }],
      text: '',
      sort: [],
      range: { start: 0, end: mostMentions },
      facets: [],
    })?.rows ?? none;
  return useMemo(() => {
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
    return mentions.flatMap((mention) => {
      const ticket = byId.get(mention.ticketId);
      return ticket === undefined ? [] : [{ mention, ticket }];
    });
  }, [mentions, tickets]);
}
