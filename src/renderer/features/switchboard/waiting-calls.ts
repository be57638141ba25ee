import type { Tone } from '#renderer/ui/index.ts';
import type { Call } from '#shared/calls/schema.ts';
import { callState } from '#shared/calls/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Queue, ServiceLevelRule } from '#shared/queues/schema.ts';

/** From this share of the threshold on a waiting call is marked as soon over. */
const soonFrom = 0.75;

/**
 * Returns the incoming calls that nobody has answered, longest waiting first. `queueId` keeps those of one queue; null
 * keeps all. Calls that arrived in the same instant keep the order of their identifiers, so that rows never swap.
 */
export function waitingCalls(calls: Iterable<Call>, queueId: Id | null): Call[] {
  return [...calls]
    .filter((call) => call.direction === 'in' && callState(call) === 'waiting')
    .filter((call) => queueId === null || call.queueId === queueId)
    .sort((one, other) => order(one.arrivedAt, other.arrivedAt) || order(one.id, other.id));
}

/**
 * Returns the waiting calls a person is to answer: those of the queues the person is a member of. A person who is a
 * member of no queue at all sees every waiting call (a small office keeps no member lists).
 */
export function waitingCallsFor(userId: Id, calls: Iterable<Call>, queues: ReadonlyMap<Id, Queue>): Call[] {
  const own = new Set([...queues.values()].filter((queue) => queue.memberUserIds.includes(userId)).map(({ id }) => id));
  const waiting = waitingCalls(calls, null);
  return own.size === 0 ? waiting : waiting.filter((call) => call.queueId !== null && own.has(call.queueId));
}

/** Returns how a wait of so many seconds stands against the threshold of the queue's service level. */
export function waitTone(
  seconds: number,
  rule: Pick<ServiceLevelRule, 'thresholdSeconds'>,
): Extract<Tone, 'in-time' | 'soon' | 'breached'> {
  if (seconds > rule.thresholdSeconds) return 'breached';
  return seconds >= rule.thresholdSeconds * soonFrom ? 'soon' : 'in-time';
}

type Pressing = Extract<Tone, 'in-time' | 'soon' | 'breached'>;

/**
 * Returns how a queue's figures stand against its thresholds: warning and alarm as the queue sets them. The longest wait of
 * a queue without thresholds is held against its service level. `longestSeconds` is null while nobody waits.
 */
export function queueTones(
  { thresholds, serviceLevel }: Pick<Queue, 'thresholds' | 'serviceLevel'>,
  waiting: number,
  longestSeconds: number | null,
): { waiting: Pressing; longest: Pressing } {
  const { waitingWarn, waitingAlarm, longestWarnSeconds, longestAlarmSeconds } = thresholds;
  const hasLongest = longestWarnSeconds !== null || longestAlarmSeconds !== null;
  return {
    waiting: against(waiting, waitingWarn, waitingAlarm),
    longest:
      longestSeconds === null
        ? 'in-time'
        : hasLongest
          ? against(longestSeconds, longestWarnSeconds, longestAlarmSeconds)
          : waitTone(longestSeconds, serviceLevel),
  };
}

function against(figure: number, warn: number | null, alarm: number | null): Pressing {
  if (alarm !== null && figure >= alarm) return 'breached';
  return warn !== null && figure >= warn ? 'soon' : 'in-time';
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
