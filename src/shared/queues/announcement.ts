import { openingState } from '../service-hours/opening-state.ts';
import type { Instant } from '../time/instant.ts';
import type { Queue } from './schema.ts';

type Spoken = Pick<Queue, 'openingHours' | 'greeting' | 'closedText' | 'lunchText' | 'holidayText'>;

/** Returns what callers of a queue are told at an instant: its greeting, or why nobody answers; that at night where nothing else is said. */
export function announcementOf(queue: Spoken, at: Instant): string {
  const state = openingState(queue.openingHours, at);
  if (state.open) return queue.greeting;
  if (state.reason === 'lunch') return queue.lunchText || queue.closedText;
  const isHoliday = state.reason === 'public-holiday' || state.reason === 'exception';
  return (isHoliday && queue.holidayText) || queue.closedText;
}
