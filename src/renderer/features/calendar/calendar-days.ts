import { Temporal } from 'temporal-polyfill';
import { isPlannedWindow } from '#shared/maintenance/window-conflicts.ts';
import { localDateOf } from '#shared/service-hours/local-days.ts';
import { openIntervalsOn } from '#shared/service-hours/open-intervals.ts';
import type { OpeningHours } from '#shared/service-hours/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { isOpen } from '#shared/tickets/status.ts';
import type { Instant } from '#shared/time/instant.ts';

/** How the calendar is shown. */
export type CalendarLook = 'month' | 'week' | 'list';

/** A planned window or a major incident that goes on, with the days it lies on. */
export interface CalendarEntry {
  ticket: Ticket;
  from: Instant;
  /** Null: nobody knows yet. */
  to: Instant | null;
  firstDate: string;
  lastDate: string;
}

/** A day of the calendar; `closed` says why it is not open as on other days; without a name it never is on that weekday. */
export interface CalendarDay {
  date: string;
  isInMonth: boolean;
  closed: { name: string; isWhole: boolean } | null;
  entries: CalendarEntry[];
}

/** Returns the dates shown around a day: its ISO week, or the whole weeks its month lies in. */
export function datesShown(look: CalendarLook, date: string): string[] {
  const day = Temporal.PlainDate.from(date);
  const first = look === 'week' ? day : day.with({ day: 1 });
  const last = look === 'week' ? day : day.with({ day: day.daysInMonth });
  const from = first.subtract({ days: first.dayOfWeek - 1 });
  const to = last.add({ days: 7 - last.dayOfWeek });
  return Array.from({ length: from.until(to).days + 1 }, (_, index) => from.add({ days: index }).toString());
}

/** Returns a date moved by days, or by months with the day kept as far as the month has it. */
export function moved(date: string, by: { days: number } | { months: number }): string {
  return Temporal.PlainDate.from(date).add(by).toString();
}

/** Returns the ISO 8601 week a date lies in. */
export function weekOf(date: string): number {
  return Temporal.PlainDate.from(date).weekOfYear ?? 0;
}

/** Returns what tickets are in a calendar: windows with both times, and major incidents that go on, in order of time. */
export function calendarEntries(tickets: Iterable<Ticket>, now: Instant): CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  for (const ticket of tickets) {
    if (isPlannedWindow(ticket)) {
      const { plannedFrom: from, plannedTo: to } = ticket;
      // A window that ends at midnight does not lie on the day that begins then.
      const last = new Date(Math.max(Date.parse(from), Date.parse(to) - 1)).toISOString();
      entries.push({
        ticket,
        from,
        to,
        firstDate: localDateOf(from).toString(),
        lastDate: localDateOf(last).toString(),
      });
    } else if (ticket.kind === 'major-incident' && isOpen(ticket.status) && ticket.mergedIntoId === null) {
      const from = ticket.createdAt;
      entries.push({
        ticket,
        from,
        to: null,
        firstDate: localDateOf(from).toString(),
        lastDate: localDateOf(now).toString(),
      });
    }
  }
  return entries.sort(
    (one, other) => one.from.localeCompare(other.from) || one.ticket.id.localeCompare(other.ticket.id),
  );
}

function closedOn(hours: OpeningHours | undefined, date: string): CalendarDay['closed'] {
  if (hours === undefined) return null;
  const { kind, intervals } = openIntervalsOn(hours, Temporal.PlainDate.from(date));
  const isWhole = intervals.length === 0;
  if (kind.type === 'exception') return { name: kind.reason, isWhole };
  if (kind.type === 'public-holiday' || kind.type === 'before-holiday') return { name: kind.name, isWhole };
  return isWhole ? { name: '', isWhole } : null;
}

/** Returns the days shown, each with its entries and why it is not open as usual. */
export function calendarDays(
  look: CalendarLook,
  date: string,
  entries: readonly CalendarEntry[],
  hours: OpeningHours | undefined,
): CalendarDay[] {
  const month = date.slice(0, 7);
  return datesShown(look, date).map((day) => ({
    date: day,
    isInMonth: look === 'week' || day.startsWith(month),
    closed: closedOn(hours, day),
    entries: entries.filter(({ firstDate, lastDate }) => firstDate <= day && day <= lastDate),
  }));
}
