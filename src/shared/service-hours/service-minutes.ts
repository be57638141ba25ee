import type { Instant } from '../time/instant.ts';
import type { OpeningHours } from './schema.ts';

/** PLACEHOLDER, replaced by the domain builder. */
export function addServiceMinutes(_hours: OpeningHours, _from: Instant, _minutes: number): Instant | null {
  return null;
}
