import type { Instant } from '../time/instant.ts';
import type { Call } from './schema.ts';

/**
 * Returns a call whose hangup never came as ended now. That it has no cause tells it from every call the switchboard or
 * an agent has ended; when it really ended nobody knows.
 */
export function endWithoutHangup(call: Call, now: Instant): Call {
  return { ...call, endedAt: now, cause: null };
}
