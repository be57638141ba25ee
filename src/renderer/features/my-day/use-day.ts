import { useMemo } from 'react';
import { useActor, useLookup, useNow, useRows } from '#renderer/data/index.ts';
import { addDays, useTranslator } from '#renderer/ui/index.ts';
import { isoDateOf } from '#shared/i18n/time-format.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Condition, ListQuery } from '#shared/replica/query.ts';
import { myDay } from '#shared/tickets/my-day.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { levelAmong } from '#shared/tickets/targets.ts';
import { nextWaitingStep } from '#shared/tickets/waiting.ts';
import { instantOf } from '#shared/time/local-time.ts';
import type { DayRow } from './day-order.ts';
import { whyWords } from './day-words.ts';

/** More than anybody has in a day; what is due first is taken first, and the view says when some are left out. */
const mostOpen = 300;
const mostResolved = 100;
const mostOfGroups = 200;

export interface Day {
  rows: readonly DayRow[];
  /** How many more there are than are shown. */
  leftOut: number;
  isLoading: boolean;
}

function query(where: readonly Condition[], end: number): ListQuery<'tickets'> {
  return {
    kind: 'tickets',
    where,
    text: '',
    sort: [{ field: 'dueAt', descending: false }],
    range: { start: 0, end },
    facets: [],
  };
}

const noTickets: readonly Ticket[] = [];
const nobodys: readonly Id[] = [];

/** Returns the signed-in person's day, most pressing first: only candidates are asked for, never all tickets. */
export function useDay(): Day {
  const actor = useActor();
  const translator = useTranslator();
  const now = useNow(60_000).getTime();
  const groupIds = useLookup('users').get(actor.userId)?.groupIds ?? nobodys;
  const services = useLookup('services');
  const levels = useLookup('serviceLevels');

  const own = useRows(
    query(
      [
        { field: 'assigneeUserId', op: 'in', values: [actor.userId] },
        { field: 'isOpen', op: 'in', values: [true] },
      ],
      mostOpen,
    ),
  );
  const resolved = useRows(
    query(
      [
        { field: 'assigneeUserId', op: 'in', values: [actor.userId] },
        { field: 'status', op: 'in', values: ['resolved'] },
      ],
      mostResolved,
    ),
  );
  const ofGroups = useRows(
    query(
      [
        { field: 'groupId', op: 'in', values: groupIds },
        { field: 'assigneeUserId', op: 'in', values: [null] },
        { field: 'isOpen', op: 'in', values: [true] },
      ],
      mostOfGroups,
    ),
  );
  const ownRows = own?.rows ?? noTickets;
  const resolvedRows = resolved?.rows ?? noTickets;
  const groupRows = ofGroups?.rows ?? noTickets;

  const rows = useMemo(() => {
    const tickets = new Map([...ownRows, ...resolvedRows, ...groupRows].map((ticket) => [ticket.id, ticket]));
    const stepOf = (ticket: Ticket) => nextWaitingStep(ticket, levelAmong(ticket, services, levels));
    const at = new Date(now).toISOString();
    const endOfDay = instantOf({ date: addDays(isoDateOf(now), 1), time: '00:00' }) ?? at;
    const entries = myDay(tickets.values(), { userId: actor.userId, groupIds, now: at, endOfDay, stepOf });
    return entries.flatMap((entry, place): DayRow[] => {
      const ticket = tickets.get(entry.ticketId);
      if (ticket === undefined) return [];
      const step = entry.reason === 'step-due' ? stepOf(ticket) : null;
      return [{ id: ticket.id, place, reason: entry.reason, why: whyWords(entry, step, now, translator), ticket }];
    });
  }, [ownRows, resolvedRows, groupRows, services, levels, now, actor.userId, groupIds, translator]);

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
