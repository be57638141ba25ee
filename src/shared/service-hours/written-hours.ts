import type { ClockInterval } from './schema.ts';

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
