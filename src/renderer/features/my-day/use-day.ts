import { useMemo } from 'react';
import { useActor, useLookup, useNow, useRows } from '#renderer/data/index.ts';
import { dueFirst, useOwnTickets, useUnassignedTickets } from '#renderer/parts/notices/day-tickets.ts';
import { useUnseenMentions } from '#renderer/parts/notices/use-mentions.ts';
import { useLevelOf } from '#renderer/parts/use-levels.ts';
import { addDays, useTranslator } from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import { myDay } from '#shared/tickets/my-day.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { nextWaitingStep } from '#shared/tickets/waiting.ts';
import { instantOf } from '#shared/time/local-time.ts';
import type { DayRow } from './day-order.ts';
import { whyWords } from './day-words.ts';

/** Resolved ones to tell of; what is due first is taken first, and the view says when some are left out. */
const mostResolved = 100;

export interface Day {
  rows: readonly DayRow[];
  /** How many more there are than are shown. */
  leftOut: number;
  isLoading: boolean;
}

const noTickets: readonly Ticket[] = [];
const nobodys: readonly Id[] = [];

/** Returns the signed-in person's day, most pressing first: only candidates are asked for, never all tickets. */
export function useDay(): Day {
  const actor = useActor();
  const translator = useTranslator();
  const now = useNow(60_000).getTime();
  const users = useLookup('users');
  const groupIds = users.get(actor.userId)?.groupIds ?? nobodys;
  const levelOf = useLevelOf();

  const unseenMentions = useUnseenMentions();
  // A value that was replaced is told at the bell; it is nothing to be done today.
  const mentions = useMemo(() => unseenMentions.filter(({ mention }) => mention.eventId === null), [unseenMentions]);
  const own = useOwnTickets(actor.userId);
  const resolved = useRows(
    dueFirst(
      [
        { field: 'assigneeUserId', op: 'in', values: [actor.userId] },
        { field: 'status', op: 'in', values: ['resolved'] },
      ],
      mostResolved,
    ),
  );
  const ofGroups = useUnassignedTickets(groupIds);
  const ownRows = own?.rows ?? noTickets;
  const resolvedRows = resolved?.rows ?? noTickets;
  const groupRows = ofGroups?.rows ?? noTickets;

  const rows = useMemo(() => {
    const called = mentions.map(({ ticket }) => ticket);
    const tickets = new Map(
      [...called, ...ownRows, ...resolvedRows, ...groupRows].map((ticket) => [ticket.id, ticket]),
    );
    // The latest of each ticket is the first.
    const calls = new Map(mentions.toReversed().map(({ mention }) => [mention.ticketId, mention]));
    const callTo = ({ id }: Ticket) => calls.get(id);
    const stepOf = (ticket: Ticket) => {
      const level = levelOf(ticket);
      // What the rule does is nobody's to do.
      return level?.waiting.byRule === true ? null : nextWaitingStep(ticket, level);
    };
    const at = new Date(now).toISOString();
    const endOfDay = instantOf({ date: addDays(isoDateOf(now), 1), time: '00:00' }) ?? at;
    const entries = myDay(tickets.values(), { userId: actor.userId, groupIds, now: at, endOfDay, stepOf, callTo });
    return entries.flatMap((entry, place): DayRow[] => {
      const ticket = tickets.get(entry.ticketId);
      if (ticket === undefined) return [];
      const step = entry.reason === 'step-due' ? stepOf(ticket) : null;
      const name =
        (entry.byUserId === null ? undefined : users.get(entry.byUserId)?.name) ?? translator.t('tickets.unknownUser');
      const why = whyWords(entry, step, name, now, translator);
      return [{ id: ticket.id, place, reason: entry.reason, why, ticket }];
    });
  }, [ownRows, resolvedRows, groupRows, mentions, users, levelOf, now, actor.userId, groupIds, translator]);

  const leftOut = [own, resolved, ofGroups].reduce(
    (sum, list) => sum + (list?.total ?? 0) - (list?.rows.length ?? 0),
    0,
  );
  return {
    rows,
    leftOut,
    isLoading: own === null || resolved === null || ofGroups === null,
  };
}
