import { localTimeOf } from '#shared/time/local-time.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** Day 0 of a spreadsheet's calendar; its days after February 1900 count from here (ECMA-376, part 1, 18.17.4.1). */
const dayZero = Date.UTC(1899, 11, 30);

/**
 * Returns a function from instants to a spreadsheet's own times: days and parts of days by the clock in Europe/Stockholm.
 * It remembers how far the clock is ahead in each hour, because asking the calendar takes a hundred times longer.
 */
export function localSerials(): (instant: string) => number {
  const ahead = new Map<number, number>();
  return (instant) => {
    const time = Date.parse(instant);
    const begun = Math.floor(time / hour);
    let offset = ahead.get(begun);
    if (offset === undefined) {
      const { date, time: clock } = localTimeOf(new Date(begun * hour).toISOString());
      offset = Date.parse(`${date}T${clock}:00.000Z`) - begun * hour;
      ahead.set(begun, offset);
    }
    return (time + offset - dayZero) / day;
  };
}
