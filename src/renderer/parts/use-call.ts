import { useLive, useRow } from '#renderer/data/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { liveCalls } from '#shared/live/picture.ts';

/** Returns a call that goes on or has been recorded; undefined when neither is known here. */
export function useCall(callId: Id | null): Call | undefined {
  const recorded = useRow('calls', callId);
  const live = useLive();
  return recorded ?? liveCalls(live).find((call) => call.id === callId);
}
