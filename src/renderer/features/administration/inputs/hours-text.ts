import type { Translate } from '#shared/i18n/translator.ts';
import type { ClockInterval } from '#shared/service-hours/schema.ts';

/** Returns intervals as they are written: "07:45–12:00, 12:45–16:30"; "Stängt" for none. */
export function intervalsText(intervals: readonly ClockInterval[], t: Translate): string {
  if (intervals.length === 0) return t('administration.closed');
  if (intervals.length === 1 && intervals[0]?.from === '00:00' && intervals[0].to === '24:00') {
    return t('administration.aroundTheClock');
  }
  return intervals.map(({ from, to }) => (to === '' ? from : `${from}–${to}`)).join(', ');
}

/** Returns whether intervals follow each other without overlapping. */
export function areInOrder(intervals: readonly ClockInterval[]): boolean {
  return intervals.every(({ from }, index) => index === 0 || (intervals[index - 1]?.to ?? '') <= from);
}
