import { phaseOf, weekOf } from './rule-weeks.ts';
import { longestInterval, type WeeklyRule } from './schema.ts';

/** A quarter of an hour, of which there are 96 a day. */
const quartersOfDay = 96;

/** What every absence without a rule says of itself: whether it is now, its beginning and end tell. */
export const anyTime = 'any';

function quarterOf(clock: string, round: (quarters: number) => number): number {
  const [hour, minute] = clock.split(':').map(Number);
  return round(((hour ?? 0) * 60 + (minute ?? 0)) / 15);
}

/**
 * Returns the quarters of the week that a rule touches, as words that a list can look for: `5h11` for all of Friday's hour
 * from eleven, `5q45` for the quarter of Friday after the 45th, `5q45/2.1` for that of every other week, of those with an odd number. Lists know no clock of their own; this is how they find what is on now.
 */
export function slotWords(rule: Omit<WeeklyRule, 'endsOn' | 'except'> | null): string {
  if (rule === null) return anyTime;
  const [first, end] = [quarterOf(rule.from, Math.floor), Math.min(quartersOfDay, quarterOf(rule.to, Math.ceil))];
  const weeks = rule.interval === 1 ? ';' : `/${rule.interval}.${phaseOf(rule)};`;
  const words: string[] = [];
  for (const day of rule.days) {
    for (let quarter = first; quarter < end; ) {
      const isHour = quarter % 4 === 0 && quarter + 4 <= end;
      words.push(isHour ? `${day}h${quarter / 4}${weeks}` : `${day}q${quarter}${weeks}`);
      quarter += isHour ? 4 : 1;
    }
  }
  return words.join('');
}

const intervals = Array.from({ length: longestInterval - 1 }, (_, place) => place + 2);

/** Returns the words one of which an absence has when it can be on at a local date, its weekday (1 is Monday) and a clock time ("11:40"). */
export function slotsAt(date: string, weekday: number, clock: string): string[] {
  const quarter = quarterOf(clock, Math.floor);
  const weeks = [';', ...intervals.map((interval) => `/${interval}.${weekOf(date) % interval};`)];
  const times = [`${weekday}h${Math.floor(quarter / 4)}`, `${weekday}q${quarter}`];
  return [anyTime, ...times.flatMap((time) => weeks.map((week) => `${time}${week}`))];
}
