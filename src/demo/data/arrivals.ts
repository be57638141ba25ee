import type { DemoDay } from './calendar.ts';
import type { Random } from './random.ts';

/** How busy a month is, January first: schools start in August, July is empty. */
const months = [1.2, 1.05, 1.05, 1, 1.02, 0.85, 0.35, 1.4, 1.35, 1.1, 1.05, 0.75];
/** Monday first; weekends only by portal and e-mail. */
const weekdays = [1.35, 1.1, 1, 1, 0.8, 0.04, 0.05];
/** Per hour from 00 to 23, local time. */
const hours = [
  0, 0, 0, 0, 0, 0.01, 0.1, 0.9, 1.5, 1.45, 1.2, 1, 0.6, 1.15, 1.05, 0.75, 0.4, 0.06, 0.04, 0.05, 0.05, 0.04, 0.02, 0,
];

/** Returns the minute of the day at which someone gets in touch. */
export function minuteOfDay(random: Random): number {
  const { hour } = random.weighted(hours.map((weight, hour) => ({ weight, hour })));
  return hour * 60 + random.next() * 60;
}

/** Returns how many get in touch on a day, relative to other days. */
export function dayWeight(day: DemoDay): number {
  const isHoliday = day.intervals.length === 0 && day.date.dayOfWeek <= 5;
  const weekday = isHoliday ? 0.04 : (weekdays[day.date.dayOfWeek - 1] ?? 0);
  return weekday * (months[day.date.month - 1] ?? 1);
}

/** Returns exactly `count` times within the days, in order, all before `before`, spread by season, weekday and hour. */
export function arrivalTimes(days: readonly DemoDay[], count: number, before: number, random: Random): number[] {
  const sums: number[] = [];
  let total = 0;
  for (const day of days) {
    total += dayWeight(day);
    sums.push(total);
  }
  const times: number[] = [];
  while (times.length < count) {
    const target = random.next() * total;
    const day = days[sums.findIndex((sum) => sum > target)];
    const at = (day?.midnight ?? before) + minuteOfDay(random) * 60_000;
    if (at < before) times.push(at);
  }
  return times.sort((one, other) => one - other);
}
