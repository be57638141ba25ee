import type { ExplainedDay } from '#shared/service-hours/service-minutes.ts';

/** One line of the explanation: a day, or several closed for the same reason. Dates are local, `to` included. */
export interface DueDays extends Omit<ExplainedDay, 'date'> {
  from: string;
  to: string;
}

function sameReason(one: ExplainedDay['kind'], other: ExplainedDay['kind']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Returns the days as lines; days in a row on which nothing was open, for the same reason, become one. */
export function joinClosedDays(days: readonly ExplainedDay[]): DueDays[] {
  const lines: DueDays[] = [];
  for (const { date, ...day } of days) {
    const last = lines.at(-1);
    const isClosed = day.spans.length === 0;
    if (last !== undefined && isClosed && last.spans.length === 0 && sameReason(last.kind, day.kind)) last.to = date;
    else lines.push({ ...day, from: date, to: date });
  }
  return lines;
}
