const firstMilliseconds = 500;
const longestMilliseconds = 30_000;

/**
 * Returns how long to wait before try number `attempt` (1 is the first again): 0.5 s doubling to 30 s, of which a random
 * half is taken off, so that a whole office does not come back in the same second. `random` is in [0, 1).
 */
export function backoffMilliseconds(attempt: number, random: number): number {
  const full = Math.min(longestMilliseconds, firstMilliseconds * 2 ** Math.min(Math.max(0, attempt - 1), 16));
  return Math.round(full * (0.5 + random / 2));
}
