import type { Instant } from '../time/instant.ts';
import { dateKey, dayAfter, localDateOf } from './local-days.ts';
import { type DayKind, openIntervalsOn } from './open-intervals.ts';
import type { CountedHours } from './schema.ts';

/** As in endOfWorkingDay. */
const horizonDays = 800;

/** How one day counted towards a number of working days. */
export interface ExplainedWorkingDay {
  /** Local date, "2026-11-23". */
  date: string;
  kind: DayKind;
  /** Which working day it is, from 1; null for a day that is none. */
  number: number | null;
  /** When it closes, in milliseconds since the epoch; null for a day that never opens. */
  closesAt: number | null;
}

/** Returns the days after the local day of `from` up to the `days`-th working day, the last one; see endOfWorkingDay. */
export function explainWorkingDays(hours: CountedHours, from: Instant, days: number): ExplainedWorkingDay[] {
  const explained: ExplainedWorkingDay[] = [];
  let counted = 0;
  let date = localDateOf(from);
  while (counted < days && explained.length < horizonDays) {
    date = dayAfter(date);
    const { kind, intervals } = openIntervalsOn(hours, date);
    const last = intervals.at(-1);
    if (last !== undefined) counted += 1;
    const number = last === undefined ? null : counted;
    explained.push({ date: dateKey(date), kind, number, closesAt: last?.to ?? null });
  }
  return explained;
}
