import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';

/** Returns the calls that are put aside, longest first. */
export function parkedCalls(calls: Iterable<Call>): Call[] {
  return [...calls]
    .filter((call) => call.parkedAt !== null && call.endedAt === null)
    .sort((one, other) => (one.parkedAt ?? '').localeCompare(other.parkedAt ?? '') || one.id.localeCompare(other.id));
}

/**
 * Returns the parked call a person takes back without choosing: the own one parked last; else, as there is nobody whose
 * it is here, the one that has stood longest. Null when none is parked.
 */
export function nextToTakeBack(calls: Iterable<Call>, userId: Id): Call | null {
  const parked = parkedCalls(calls);
  return parked.findLast(({ answeredByUserId }) => answeredByUserId === userId) ?? parked[0] ?? null;
}
