import { z } from 'zod';

/**
 * An instant in UTC as `Date.prototype.toISOString` writes it, always with milliseconds and `Z`, so that instants
 * compare as text.
 */
export const instantSchema = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof instantSchema>;

/** Returns the later of two instants. */
export function laterOf(one: Instant, other: Instant): Instant {
  return Date.parse(one) < Date.parse(other) ? other : one;
}

/** Returns the seconds from one instant to another; negative when `to` is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 1_000;
}
