import { Temporal } from 'temporal-polyfill';
import { assertNever } from '#shared/assert-never.ts';
import { publicHoliday } from '#shared/service-hours/public-holidays.ts';
import type { Instant } from '#shared/time/instant.ts';
import { type LocalTime, localTimeOf } from '#shared/time/local-time.ts';

export const quickTimeIds = ['half-hour', 'two-hours', 'today', 'next-working-day'] as const;
export type QuickTimeId = (typeof quickTimeIds)[number];

const inMinutes = (now: Instant, minutes: number): LocalTime =>
  localTimeOf(new Date(Date.parse(now) + minutes * 60_000).toISOString());

function nextWorkingDay(from: string): string {
  let day = Temporal.PlainDate.from(from).add({ days: 1 });
  while (day.dayOfWeek > 5 || publicHoliday(day.toString()) !== null) day = day.add({ days: 1 });
  return day.toString();
}

/** Returns the local time a quick choice stands for; null for one that has passed (today at 16). */
export function quickTime(id: QuickTimeId, now: Instant): LocalTime | null {
  const { date, time } = localTimeOf(now);
  switch (id) {
    case 'half-hour':
      return inMinutes(now, 30);
    case 'two-hours':
      return inMinutes(now, 120);
    case 'today':
      return time < '16:00' ? { date, time: '16:00' } : null;
    case 'next-working-day':
      return { date: nextWorkingDay(date), time: '09:00' };
    default:
      return assertNever(id);
  }
}
