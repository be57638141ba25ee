import type { WeeklyRule } from './schema.ts';

const dayMilliseconds = 86_400_000;

/** Returns the number of the week (Monday to Sunday) that a local date is in, counted without a break over the years. */
export function weekOf(date: string): number {
  // 1970-01-01 was a Thursday: three days after the Monday that week 0 begins with.
  return Math.floor((Date.parse(`${date}T00:00:00.000Z`) / dayMilliseconds + 3) / 7);
}

type Weeks = Pick<WeeklyRule, 'interval' | 'countsFrom' | 'startsOn'>;

/** Returns which of its weeks a rule holds in: `weekOf` of a date leaves this when divided by the interval. */
export function phaseOf({ interval, countsFrom, startsOn }: Weeks): number {
  return weekOf(countsFrom ?? startsOn) % interval;
}

/** Whether a local date is in a week in which the rule holds. */
export function holdsInWeekOf(rule: Weeks, date: string): boolean {
  return weekOf(date) % rule.interval === phaseOf(rule);
}
