import type { Translate } from '#shared/i18n/translator.ts';
import type { ClockInterval } from '#shared/service-hours/schema.ts';

const interval = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.]?(\d{2}))?$/;

function clock(hour: string, minute: string | undefined): string {
  return `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

/**
 * Returns the intervals written ("7.45-12, 12:45-16:30"), none for an empty text or a dash. What is not understood comes
 * back as one interval without end, which no schema takes: nothing typed is lost, and nothing wrong is saved.
 */
export function parseIntervals(text: string): ClockInterval[] {
  const written = text.trim();
  if (written === '' || /^[-–—]$/.test(written) || /^(stängt|closed)$/i.test(written)) return [];
  if (/^(dygnet runt|around the clock|24 h)$/i.test(written)) return [{ from: '00:00', to: '24:00' }];
  const parts = written.split(/\s*(?:,|;|\boch\b|\band\b)\s*/i).map((part) => interval.exec(part.trim()));
  const intervals = parts.map((match) =>
    match === null ? null : { from: clock(match[1] ?? '', match[2]), to: clock(match[3] ?? '', match[4]) },
  );
  return intervals.every((each) => each !== null) ? intervals : [{ from: written, to: '' }];
}

/** Returns the clock time written ("13", "13.30", "13:30"), null for none. What is not understood comes back as it is, which no schema takes. */
export function readClock(text: string): string | null {
  const written = text.trim();
  if (written === '') return null;
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(written);
  return match === null ? written : clock(match[1] ?? '', match[2]);
}

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
