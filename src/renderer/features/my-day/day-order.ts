import type { DataSort } from '#renderer/ui/index.ts';
import { type DayReason, dayReasons } from '#shared/tickets/my-day.ts';
import { ticketNumber } from '#shared/tickets/number.ts';
import { type Ticket, ticketStatusSchema } from '#shared/tickets/schema.ts';

/** A ticket in the day, with why it is there; `place` counts from 0 in the order of the day. */
export interface DayRow {
  id: string;
  place: number;
  reason: DayReason;
  why: string;
  ticket: Ticket;
}

/** How many tickets stand there for each reason, in the order of the day; reasons without any are left out. */
export function reasonCounts(rows: readonly DayRow[]): { reason: DayReason; count: number }[] {
  return dayReasons
    .map((reason) => ({ reason, count: rows.filter((row) => row.reason === reason).length }))
    .filter(({ count }) => count > 0);
}

const collator = new Intl.Collator('sv', { numeric: true });

/** How two rows stand to each other by a column; the order of the day decides between equals. */
const comparisons: Readonly<Record<string, (one: Ticket, other: Ticket) => number>> = {
  number: (one, other) => collator.compare(ticketNumber(one), ticketNumber(other)),
  title: (one, other) => collator.compare(one.title, other.title),
  requester: (one, other) => collator.compare(one.requesterName, other.requesterName),
  status: (one, other) =>
    ticketStatusSchema.options.indexOf(one.status) - ticketStatusSchema.options.indexOf(other.status),
  due: (one, other) => (one.dueAt ?? '9999').localeCompare(other.dueAt ?? '9999'),
};

/** Returns the rows in the order asked for; any other column than a ticket's own means the order of the day. */
export function sortDay(rows: readonly DayRow[], { columnId, direction }: DataSort): DayRow[] {
  const compare = comparisons[columnId];
  const turn = direction === 'descending' ? -1 : 1;
  return [...rows].sort(
    (one, other) =>
      turn * (compare === undefined ? one.place - other.place : compare(one.ticket, other.ticket)) ||
      one.place - other.place,
  );
}
