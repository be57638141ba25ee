import { callerNumber, parsePhoneNumber } from '../directory/phone-number.ts';
import type { Id } from '../identity/ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Call } from './schema.ts';

/** Two exchanges that tell of one call do so within so many seconds: a push over the network, and clocks that differ. */
export const twinSeconds = 5;

/** A call of which a connector has told for the first time. */
export interface FirstTold {
  readonly connector: string;
  readonly direction: Call['direction'];
  readonly from: string;
  readonly to: string;
  readonly queueId: Id | null;
  readonly at: Instant;
}

/**
 * Returns the call of another connector that this is told of again: the same caller, at the same number or in the same
 * queue, at nearly the same moment; the nearest in time where there are several. A hidden caller is nobody's twin. Calls
 * that this connector knows by another name are not given: it tells of each once.
 */
export function twinOf(calls: readonly Call[], told: FirstTold): Call | undefined {
  const from = callerNumber(told.from);
  if (from === null) return undefined;
  const to = parsePhoneNumber(told.to) ?? told.to;
  const apart = (call: Call) => Math.abs(Date.parse(call.arrivedAt) - Date.parse(told.at));
  return calls
    .filter((call) => {
      const isSamePlace = call.toNumber === to || (call.queueId !== null && call.queueId === told.queueId);
      const isSameCaller = call.direction === told.direction && call.fromNumber === from;
      return call.connector !== told.connector && isSameCaller && isSamePlace && apart(call) <= twinSeconds * 1_000;
    })
    .sort((one, other) => apart(one) - apart(other) || one.id.localeCompare(other.id))[0];
}
