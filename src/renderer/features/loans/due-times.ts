import { Temporal } from 'temporal-polyfill';
import { assertNever } from '#shared/assert-never.ts';
import { publicHoliday } from '#shared/service-hours/public-holidays.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type LocalTime, localTimeOf } from '#shared/time/local-time.ts';

export const quickDueIds = ['today', 'next-working-day', 'week', 'two-weeks'] as const;
export type QuickDueId = (typeof quickDueIds)[number];

function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && publicHoliday(date.toString()) === null;
}

/** The date itself if it is a working day, else the next one. */
function workingDayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return day;
}

/** Returns the local time a quick choice stands for; null for one that has passed (today, after 16:30). */
export function quickDue(id: QuickDueId, now: Instant): LocalTime | null {
  const today = Temporal.PlainDate.from(localTimeOf(now).date);
  const at = (date: Temporal.PlainDate, time: string): LocalTime => ({ date: date.toString(), time });
  switch (id) {
    case 'today':
      return localTimeOf(now).time < '16:30' ? at(today, '16:30') : null;
    case 'next-working-day':
      return at(workingDayFrom(today.add({ days: 1 })), '16:00');
    case 'week':
      return at(workingDayFrom(today.add({ weeks: 1 })), '16:00');
    case 'two-weeks':
      return at(workingDayFrom(today.add({ weeks: 2 })), '16:00');
    default:
      return assertNever(id);
  }
}

/** Returns when a loaner is due unless the lender says otherwise: the next working day at 16:00. */
export function usualDue(now: Instant): LocalTime {
  return quickDue('next-working-day', now) ?? localTimeOf(now);
}
